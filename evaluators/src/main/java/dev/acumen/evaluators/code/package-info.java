/**
 * Programs in replies, run against the tests of their task. Start with {@link dev.acumen.evaluators.code.TestsEvaluator}. May import
 * {@code core}, {@code evaluators.answer}, {@code sandbox.process} and {@code sandbox}.
 */
@NullMarked
package dev.acumen.evaluators.code;

import org.jspecify.annotations.NullMarked;
