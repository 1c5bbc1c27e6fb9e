/**
 * Which lessons of a library too large for a prompt stand before a task. Start with {@link dev.acumen.runtime.retrieval.Retrieval}. May import core,
 * {@code agent.rollout}, {@code learning.similarity}, {@code tools.ranking} and the runtime's {@code config} and {@code environment}.
 */
@NullMarked
package dev.acumen.runtime.retrieval;

import org.jspecify.annotations.NullMarked;
