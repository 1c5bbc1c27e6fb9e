package dev.acumen.benchmarks.throughput;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.PassId;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What stands in the journal of a run.
 *
 * @param started calls that went out
 * @param finished calls that were answered
 * @param different how many different calls were answered
 * @param attempts that were scored
 */
public record JournalCount(int started, int finished, int different, int attempts) {

    /** Counts the entries of one pass of the run in the store of that folder, which nobody has open. */
    static JournalCount in(Path home, String pass) {
        Counter counter = new Counter(pass);
        Path journal = home.resolve("journal/runs").resolve(AcumenLoop.RUN.value() + ".jsonl");
        JournalScan.read(journal, 0, new EntryCodec(), (offset, entry) -> counter.take(entry));
        return new JournalCount(counter.started, counter.finished, counter.keys.size(), counter.attempts);
    }

    private static final class Counter {
        private final String pass;
        private final Set<CallKey> keys = new HashSet<>();
        private int started;
        private int finished;
        private int attempts;

        Counter(String pass) {
            this.pass = pass;
        }

        void take(JournalEntry entry) {
            if (entry instanceof JournalEntry.CallStarted call) {
                started += isOfThePass(call.key().site().pass()) ? 1 : 0;
            } else if (entry instanceof JournalEntry.CallFinished done) {
                CallKey key = done.call().key();
                if (isOfThePass(key.site().pass())) {
                    finished++;
                    keys.add(key);
                }
            } else if (entry instanceof JournalEntry.Attempted attempted) {
                attempts += isOfThePass(attempted.attempt().rollout().id().pass()) ? 1 : 0;
            }
        }

        private boolean isOfThePass(PassId id) {
            return id.name().equals(pass);
        }
    }
}
