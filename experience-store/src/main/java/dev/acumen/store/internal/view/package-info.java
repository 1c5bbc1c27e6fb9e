/** The questions that can be asked of journals, and their answers in plain memory. May import {@code store.view}, {@code store.internal} and core. */
@NullMarked
package dev.acumen.store.internal.view;

import org.jspecify.annotations.NullMarked;
