/**
 * Programs that score, started as processes with limits. Start with {@link dev.acumen.evaluators.internal.process.CommandEvaluator}. May
 * import {@code core}, {@code evaluators.internal.answer} and {@code sandbox.process}.
 */
@NullMarked
package dev.acumen.evaluators.internal.process;

import org.jspecify.annotations.NullMarked;
