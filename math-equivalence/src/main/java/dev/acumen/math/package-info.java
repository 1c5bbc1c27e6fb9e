/**
 * Whether two mathematical answers are the same: extracted, parsed, and compared by structure and by evaluation. Start with
 * {@link dev.acumen.math.MathEquivalence}. May import {@code math.answer}.
 */
@NullMarked
package dev.acumen.math;

import org.jspecify.annotations.NullMarked;
