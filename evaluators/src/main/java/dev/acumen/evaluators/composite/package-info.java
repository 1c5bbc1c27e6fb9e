/**
 * Evaluators made of others. Start with {@link dev.acumen.evaluators.composite.SumEvaluator}. May import {@code core} only.
 */
@NullMarked
package dev.acumen.evaluators.composite;

import org.jspecify.annotations.NullMarked;
