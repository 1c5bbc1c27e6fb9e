/**
 * How well an attempt did. Start with {@link dev.acumen.core.score.Score}. May import {@code core.rollout} and
 * {@code core.task}, and what those import.
 */
@NullMarked
package dev.acumen.core.score;

import org.jspecify.annotations.NullMarked;
