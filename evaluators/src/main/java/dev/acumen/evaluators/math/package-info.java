/**
 * Whether two mathematical answers are the same: extracted, parsed, and compared by structure and by evaluation. Start with
 * {@link dev.acumen.evaluators.math.MathEquivalence}. May import {@code core} and {@code evaluators.answer}.
 */
@NullMarked
package dev.acumen.evaluators.math;

import org.jspecify.annotations.NullMarked;
