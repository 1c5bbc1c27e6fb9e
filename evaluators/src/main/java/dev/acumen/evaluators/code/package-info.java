/**
 * Programs in replies, run against the tests of their task. Start with {@link dev.acumen.evaluators.code.TestsEvaluator}. May import
 * {@code core}, {@code evaluators.answer}, {@code tools.process} and {@code tools.sandbox}.
 */
@NullMarked
package dev.acumen.evaluators.code;

import org.jspecify.annotations.NullMarked;
