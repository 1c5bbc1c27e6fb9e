/**
 * Numbers as they are written in text, for all that compare them. Start with {@link dev.acumen.math.number.NumberText}. May
 * import {@code math.answer} and {@code math.internal}.
 */
@NullMarked
package dev.acumen.math.number;

import org.jspecify.annotations.NullMarked;
