/**
 * Programs in replies, run against the tests of their task. Start with {@link dev.acumen.evaluators.internal.code.TestsEvaluator}. May import
 * {@code core}, {@code evaluators.internal.answer}, {@code sandbox.process} and {@code sandbox}.
 */
@NullMarked
package dev.acumen.evaluators.internal.code;

import org.jspecify.annotations.NullMarked;
