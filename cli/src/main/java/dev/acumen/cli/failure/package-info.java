/** What an exception means to a user. Start with {@link dev.acumen.cli.failure.Failures}. */
@NullMarked
package dev.acumen.cli.failure;

import org.jspecify.annotations.NullMarked;
