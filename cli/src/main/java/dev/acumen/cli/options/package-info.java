/**
 * Options that several commands share, and what they mean to the runtime. May import {@code cli.session}.
 */
@NullMarked
package dev.acumen.cli.options;

import org.jspecify.annotations.NullMarked;
