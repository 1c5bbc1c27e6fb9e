/**
 * What can be said of an attempt without a reference: its form, its length, its turns. Start with
 * {@link dev.acumen.evaluators.internal.shape.FormatEvaluator}. May import {@code core} and {@code evaluators.internal.answer}.
 */
@NullMarked
package dev.acumen.evaluators.internal.shape;

import org.jspecify.annotations.NullMarked;
