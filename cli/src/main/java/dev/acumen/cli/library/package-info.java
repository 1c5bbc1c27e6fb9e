/** {@code acumen library}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.library.LibraryCommand}. */
@NullMarked
package dev.acumen.cli.library;

import org.jspecify.annotations.NullMarked;
