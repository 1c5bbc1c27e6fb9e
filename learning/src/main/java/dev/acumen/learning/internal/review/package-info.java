/**
 * Words for groups: the four stages from attempts to edits of the library. Start with
 * {@link dev.acumen.learning.internal.review.Distiller} and {@link dev.acumen.learning.internal.review.Curator}. May import {@code agent.work},
 * core and prompts.
 */
@NullMarked
package dev.acumen.learning.internal.review;

import org.jspecify.annotations.NullMarked;
