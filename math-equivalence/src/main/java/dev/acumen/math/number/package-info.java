/**
 * Numbers as they are written in text, for all that compare them. Start with {@link dev.acumen.math.number.NumberText}. May
 * import {@code math.answer}.
 */
@NullMarked
package dev.acumen.math.number;

import org.jspecify.annotations.NullMarked;
