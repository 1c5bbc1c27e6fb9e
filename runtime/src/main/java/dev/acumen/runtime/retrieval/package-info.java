/**
 * Which lessons of a library too large for a prompt stand before a task. Start with {@link dev.acumen.runtime.config.Retrieval}. May import core,
 * {@code agent.rollout}, {@code learning.similarity}, {@code tools.ranking} and the runtime's {@code config}, {@code environment} and {@code internal}.
 */
@NullMarked
package dev.acumen.runtime.retrieval;

import org.jspecify.annotations.NullMarked;
