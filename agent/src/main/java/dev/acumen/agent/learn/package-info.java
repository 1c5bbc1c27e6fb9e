/**
 * Learning: steps, and runs of steps. Start with {@link dev.acumen.agent.learn.LearningRun}. May import every other
 * package of the module but {@code agent.data}.
 */
@NullMarked
package dev.acumen.agent.learn;

import org.jspecify.annotations.NullMarked;
