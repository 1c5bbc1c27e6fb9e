/**
 * The append-only journal files. Start with {@link dev.acumen.store.journal.JournalFile} for the file and
 * {@link dev.acumen.store.journal.RunJournal} for what a run needs of it. May import core.
 */
@NullMarked
package dev.acumen.store.journal;

import org.jspecify.annotations.NullMarked;
