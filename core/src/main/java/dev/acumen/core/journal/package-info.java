/**
 * The facts that cost money or are the result of learning, as entries of an append-only journal. Start with
 * {@link dev.acumen.core.journal.Journal}. May import every other package of {@code core} but {@code core.group}.
 */
@NullMarked
package dev.acumen.core.journal;

import org.jspecify.annotations.NullMarked;
