/** {@code acumen doctor} and {@code acumen simulate}: the line is parsed into a specification, the runtime does it, and what came out is shown. Start with {@link dev.acumen.cli.server.DoctorCommand}. */
@NullMarked
package dev.acumen.cli.server;

import org.jspecify.annotations.NullMarked;
