package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;

/** Is told of the entries of a file, in order. */
@FunctionalInterface
public interface EntryConsumer {

    /**
     * One entry.
     *
     * @param offset where its line begins
     * @param entry the entry
     */
    void accept(long offset, JournalEntry entry);
}
