/**
 * What a run will take, told from a small part of it. Start with {@link dev.acumen.agent.estimate.Estimate}. May import
 * {@code agent.report}, {@code agent.compare} and core.
 */
@NullMarked
package dev.acumen.agent.estimate;

import org.jspecify.annotations.NullMarked;
