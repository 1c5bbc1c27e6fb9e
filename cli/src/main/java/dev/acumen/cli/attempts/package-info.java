/** {@code acumen runs attempts}: the attempts of a run, chosen and shown with what was asked, which lessons stood before it, and what came back. Start with {@link dev.acumen.cli.attempts.AttemptsCommand}. */
@NullMarked
package dev.acumen.cli.attempts;

import org.jspecify.annotations.NullMarked;
