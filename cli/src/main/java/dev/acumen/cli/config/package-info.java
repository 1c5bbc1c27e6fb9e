/**
 * The file {@code acumen.yaml}. Start with {@link dev.acumen.cli.config.AcumenConfig}. May import {@code cli.session}.
 */
@NullMarked
package dev.acumen.cli.config;

import org.jspecify.annotations.NullMarked;
