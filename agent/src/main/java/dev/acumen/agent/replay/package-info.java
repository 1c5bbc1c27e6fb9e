/**
 * Doing a finished run over from what it left behind. Start with {@link dev.acumen.agent.replay.Replay}. May import
 * {@code agent.learn}, {@code agent.report}, {@code agent.scoring} and core.
 */
@NullMarked
package dev.acumen.agent.replay;

import org.jspecify.annotations.NullMarked;
