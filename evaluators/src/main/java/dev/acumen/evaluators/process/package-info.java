/**
 * Programs that score, started as processes with limits. Start with {@link dev.acumen.evaluators.process.CommandEvaluator}. May
 * import {@code core}, {@code evaluators.answer} and {@code sandbox.process}.
 */
@NullMarked
package dev.acumen.evaluators.process;

import org.jspecify.annotations.NullMarked;
