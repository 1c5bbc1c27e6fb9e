/** {@code acumen data}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.data.DataCommand}. */
@NullMarked
package dev.acumen.cli.data;

import org.jspecify.annotations.NullMarked;
