/**
 * Acumen in an application. Start with {@link dev.acumen.Acumen}. May import everything of the runtime and beneath it.
 */
@NullMarked
package dev.acumen;

import org.jspecify.annotations.NullMarked;
