/**
 * Published data sets, fetched by name. Start with {@link dev.acumen.cli.data.DataCommand}. May import {@code cli.session},
 * {@code cli.config}, {@code cli.show} and {@code tools.wire}.
 */
@NullMarked
package dev.acumen.cli.data;

import org.jspecify.annotations.NullMarked;
