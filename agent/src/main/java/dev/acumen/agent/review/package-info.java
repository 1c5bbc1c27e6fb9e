/**
 * Words for groups: the four stages from attempts to edits of the library. Start with
 * {@link dev.acumen.agent.review.Distiller} and {@link dev.acumen.agent.review.Curator}. May import {@code agent.work},
 * core and prompts.
 */
@NullMarked
package dev.acumen.agent.review;

import org.jspecify.annotations.NullMarked;
