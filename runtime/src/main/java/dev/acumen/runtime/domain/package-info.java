/**
 * Kinds of tasks: what the agent is told, how it is scored, where the tasks are. Start with {@link dev.acumen.runtime.domain.Domains}. May import
 * the runtime's {@code config} and {@code environment}.
 */
@NullMarked
package dev.acumen.runtime.domain;

import org.jspecify.annotations.NullMarked;
