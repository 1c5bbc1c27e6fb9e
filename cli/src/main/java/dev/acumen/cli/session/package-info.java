/**
 * What every command has: where it writes, what it was told, how it fails. Start with
 * {@link dev.acumen.cli.session.Session}. Imports nothing beside it.
 */
@NullMarked
package dev.acumen.cli.session;

import org.jspecify.annotations.NullMarked;
