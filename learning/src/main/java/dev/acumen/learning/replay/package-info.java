/**
 * Doing a finished run over from what it left behind. Start with {@link dev.acumen.learning.replay.Replay}. May import
 * {@code learning}, {@code learning.report}, {@code agent.scoring} and core.
 */
@NullMarked
package dev.acumen.learning.replay;

import org.jspecify.annotations.NullMarked;
