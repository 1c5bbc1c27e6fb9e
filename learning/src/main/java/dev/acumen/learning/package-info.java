/**
 * Learning: steps, and runs of steps. Start with {@link dev.acumen.learning.LearningRun}. May import every other
 * package of the module, agent, core and prompts.
 */
@NullMarked
package dev.acumen.learning;

import org.jspecify.annotations.NullMarked;
