/** What lessons were learned with. May import {@code runtime.config}, the store, the simulation and core. */
@NullMarked
package dev.acumen.runtime.internal.library;

import org.jspecify.annotations.NullMarked;
