/**
 * Attempting tasks: where lessons meet a prompt, and where attempts come from. Start with
 * {@link dev.acumen.agent.rollout.RolloutEngine}. May import {@code agent.event}, {@code agent.work},
 * {@code agent.scoring}, core and prompts.
 */
@NullMarked
package dev.acumen.agent.rollout;

import org.jspecify.annotations.NullMarked;
