/**
 * Evaluators made of others. Start with {@link dev.acumen.evaluators.internal.composite.SumEvaluator}. May import {@code core} only.
 */
@NullMarked
package dev.acumen.evaluators.internal.composite;

import org.jspecify.annotations.NullMarked;
