/** {@code acumen init}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.init.InitCommand}. */
@NullMarked
package dev.acumen.cli.init;

import org.jspecify.annotations.NullMarked;
