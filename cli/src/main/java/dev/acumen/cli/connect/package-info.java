/**
 * From options to an endpoint. Start with {@link dev.acumen.cli.connect.Connection}. May import {@code cli.config} and
 * {@code cli.session}.
 */
@NullMarked
package dev.acumen.cli.connect;

import org.jspecify.annotations.NullMarked;
