/** {@code acumen runs}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.runs.RunsCommand}. */
@NullMarked
package dev.acumen.cli.runs;

import org.jspecify.annotations.NullMarked;
