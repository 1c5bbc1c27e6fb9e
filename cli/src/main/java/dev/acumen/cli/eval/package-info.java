/** {@code acumen eval}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.eval.EvalCommand}. */
@NullMarked
package dev.acumen.cli.eval;

import org.jspecify.annotations.NullMarked;
