/**
 * Measuring versions on tasks. Start with {@link dev.acumen.learning.evaluate.EvaluationRun}. May import
 * {@code agent.rollout}, {@code agent.scoring}, {@code agent.work}, core and prompts.
 */
@NullMarked
package dev.acumen.learning.evaluate;

import org.jspecify.annotations.NullMarked;
