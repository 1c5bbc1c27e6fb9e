/** What several packages of the store need. May import core. */
@NullMarked
package dev.acumen.store.internal;

import org.jspecify.annotations.NullMarked;
