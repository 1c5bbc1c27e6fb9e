/**
 * A language model as evaluator. Start with {@link dev.acumen.evaluators.internal.judge.JudgeEvaluator}. May import {@code core},
 * {@code prompts}, and of the evaluators {@code answer} and {@code spi}.
 */
@NullMarked
package dev.acumen.evaluators.internal.judge;

import org.jspecify.annotations.NullMarked;
