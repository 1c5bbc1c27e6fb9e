/**
 * What the journals have been folded into: one H2 database, used by one thread that nothing interrupts. Start with
 * {@link dev.acumen.store.internal.database.Database}. May import {@code store.journal} and core.
 */
@NullMarked
package dev.acumen.store.internal.database;

import org.jspecify.annotations.NullMarked;
