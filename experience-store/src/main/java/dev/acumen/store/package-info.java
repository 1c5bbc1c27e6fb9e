/**
 * The versioned library and the records of runs, on disk. Start with {@link dev.acumen.store.ExperienceStore}. May import
 * {@code store.internal.database}, {@code store.journal} and core.
 */
@NullMarked
package dev.acumen.store;

import org.jspecify.annotations.NullMarked;
