/** {@code acumen ask}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.ask.AskCommand}. */
@NullMarked
package dev.acumen.cli.ask;

import org.jspecify.annotations.NullMarked;
