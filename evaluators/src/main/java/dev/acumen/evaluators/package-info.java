/**
 * How an attempt gets its score. Start with {@link dev.acumen.evaluators.Evaluators}, which makes an evaluator out of one
 * line of configuration; {@link dev.acumen.evaluators.EvaluatorLanguage} has its grammar. May import {@code core} and the packages below it.
 */
@NullMarked
package dev.acumen.evaluators;

import org.jspecify.annotations.NullMarked;
