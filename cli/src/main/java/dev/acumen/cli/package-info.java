/**
 * The {@code acumen} command. Start with {@link dev.acumen.cli.AcumenCommand}. May import every package below it.
 */
@NullMarked
package dev.acumen.cli;

import org.jspecify.annotations.NullMarked;
