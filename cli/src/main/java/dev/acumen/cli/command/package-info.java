/**
 * One class for each subcommand. Start with {@link dev.acumen.cli.command.LearnCommand}. May import every package beside it.
 */
@NullMarked
package dev.acumen.cli.command;

import org.jspecify.annotations.NullMarked;
