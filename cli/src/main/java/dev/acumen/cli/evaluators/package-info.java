/** {@code acumen evaluators}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.evaluators.EvaluatorsCommand}. */
@NullMarked
package dev.acumen.cli.evaluators;

import org.jspecify.annotations.NullMarked;
