package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;

/** Is told of entries that have reached the disk, in their order, by the one thread that writes them. Must not throw and must not take long. */
@FunctionalInterface
public interface WrittenEntries {

    /**
     * An entry is on the disk.
     *
     * @param offset where its line begins
     * @param end where its line ends
     * @param entry as it was handed over
     */
    void written(long offset, long end, JournalEntry entry);

    /** Nobody who wants to know. */
    static WrittenEntries nobody() {
        return (offset, end, entry) -> {};
    }
}
