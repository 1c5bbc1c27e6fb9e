/** {@code acumen learn} and {@code acumen runs redistill}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.learn.LearnCommand}. */
@NullMarked
package dev.acumen.cli.learn;

import org.jspecify.annotations.NullMarked;
