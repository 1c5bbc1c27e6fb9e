/** Opens the runtime, and stores, as the options of a command have it. Start with {@link dev.acumen.cli.open.Runtimes}. */
@NullMarked
package dev.acumen.cli.open;

import org.jspecify.annotations.NullMarked;
