package dev.acumen.store;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.internal.database.JournalBatch;
import dev.acumen.store.journal.WrittenEntries;
import dev.langchain4j.data.message.AiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gathers what is written to the journal of a run, so that it can be folded into the database while the run goes on and need not be read again. Only what
 * the database takes is held: no replies, no transcripts.
 */
final class JournalFollower implements WrittenEntries {

    private static final int BATCH = 1_000;

    private final Consumer<JournalBatch> folder;
    private List<JournalBatch.Written> entries = new ArrayList<>();
    private int lines;
    private long from;
    private long last;
    private long end;

    /** @param folder given what was gathered, in order */
    JournalFollower(Consumer<JournalBatch> folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void written(long offset, long lineEnd, JournalEntry entry) {
        if (lines == 0) {
            from = offset;
        }
        lines++;
        last = offset;
        end = lineEnd;
        brief(entry).ifPresent(kept -> entries.add(new JournalBatch.Written(offset, kept)));
        if (lines == BATCH) {
            flush();
        }
    }

    /** Hands on what is gathered. */
    synchronized void flush() {
        if (lines > 0) {
            folder.accept(new JournalBatch(from, last, end, entries));
            entries = new ArrayList<>();
            lines = 0;
        }
    }

    /** What the database takes of the entry; empty if that is nothing. */
    private static Optional<JournalEntry> brief(JournalEntry entry) {
        if (entry instanceof JournalEntry.CallFinished done) {
            FinishedCall call = done.call();
            return Optional.of(new JournalEntry.CallFinished(new FinishedCall(
                    call.key(),
                    AiMessage.from(""),
                    call.model(),
                    call.finishReason(),
                    call.usage(),
                    call.costUsd(),
                    call.took(),
                    call.tries(),
                    call.rules())));
        }
        if (entry instanceof JournalEntry.Attempted attempted) {
            Rollout rollout = attempted.attempt().rollout();
            Rollout unsaid = new Rollout(rollout.id(), rollout.exposure(), new Trajectory(List.of()), rollout.ending());
            return Optional.of(new JournalEntry.Attempted(
                    new ScoredRollout(unsaid, attempted.attempt().score())));
        }
        return entry instanceof JournalEntry.RunInput || entry instanceof JournalEntry.ToolAnswered
                ? Optional.empty()
                : Optional.of(entry);
    }
}
