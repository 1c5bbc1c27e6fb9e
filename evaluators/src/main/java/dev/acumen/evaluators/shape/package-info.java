/**
 * What can be said of an attempt without a reference: its form, its length, its turns. Start with
 * {@link dev.acumen.evaluators.shape.FormatEvaluator}. May import {@code core} and {@code evaluators.answer}.
 */
@NullMarked
package dev.acumen.evaluators.shape;

import org.jspecify.annotations.NullMarked;
