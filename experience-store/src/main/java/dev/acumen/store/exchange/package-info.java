/**
 * One library version as one file, to read, to edit and to carry elsewhere. Start with
 * {@link dev.acumen.store.exchange.LibraryFile}. May import {@code store.journal} and core.
 */
@NullMarked
package dev.acumen.store.exchange;

import org.jspecify.annotations.NullMarked;
