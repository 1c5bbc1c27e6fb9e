package dev.acumen.store.internal.database;

import dev.acumen.core.journal.JournalEntry;
import java.util.List;

/**
 * Entries that follow one another in a journal.
 *
 * @param from where the first line begins
 * @param last where the last line begins
 * @param end where the last line ends
 * @param entries those of them that the database may take something of
 */
public record JournalBatch(long from, long last, long end, List<Written> entries) {

    public JournalBatch {
        entries = List.copyOf(entries);
    }

    /**
     * An entry in a journal.
     *
     * @param offset where its line begins
     * @param entry what it says
     */
    public record Written(long offset, JournalEntry entry) {}
}
