/**
 * What can be known of libraries and runs, whoever read the journals. Start with {@link dev.acumen.store.view.RunRecord}. May import
 * core and {@code store.journal}.
 */
@NullMarked
package dev.acumen.store.view;

import org.jspecify.annotations.NullMarked;
