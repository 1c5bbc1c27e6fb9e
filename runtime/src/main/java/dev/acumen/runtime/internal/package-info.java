/** What several packages of the runtime need. May import core. */
@NullMarked
package dev.acumen.runtime.internal;

import org.jspecify.annotations.NullMarked;
