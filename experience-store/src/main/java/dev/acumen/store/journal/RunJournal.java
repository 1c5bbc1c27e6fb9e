package dev.acumen.store.journal;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The journal of one run, in a file of its own. Replies stay in the file; only where they stand is kept in memory. */
public final class RunJournal implements Journal, AutoCloseable {

    private final Map<CallKey, Long> finished = new HashMap<>();
    private final Set<Place> answered = new LinkedHashSet<>();
    private final Map<CallKey, String> failures = new HashMap<>();
    private final Set<StepId> decided = new HashSet<>();
    private final Map<RolloutId, Score> attempted = new HashMap<>();
    private final Map<Phase, Spend> spent = new EnumMap<>(Phase.class);
    private final Set<CallKey> open = new LinkedHashSet<>();
    private final List<CallKey> inDoubt;
    private final JournalFile file;

    /** A call without what it asks. */
    private record Place(String endpoint, CallSite site, int turn) {
        static Place of(CallKey key) {
            return new Place(key.endpoint(), key.site(), key.turn());
        }
    }

    /**
     * Opens the journal, or begins it.
     *
     * @throws StorageException if another process has it open or it is damaged
     */
    public RunJournal(Path path, EntryCodec codec) {
        this.file = JournalFile.open(path, codec, this::take);
        this.inDoubt = List.copyOf(open);
        this.open.clear();
    }

    @Override
    public Optional<FinishedCall> finished(CallKey key) {
        Long offset;
        synchronized (this) {
            offset = finished.get(key);
        }
        return offset == null ? Optional.empty() : Optional.of(((JournalEntry.CallFinished) file.read(offset)).call());
    }

    @Override
    public synchronized boolean diverges(CallKey key) {
        return answered.contains(Place.of(key)) && !finished.containsKey(key);
    }

    @Override
    public synchronized Optional<String> failedForGood(CallKey key) {
        return decided.contains(key.site().pass().step()) ? Optional.ofNullable(failures.get(key)) : Optional.empty();
    }

    @Override
    public void append(JournalEntry entry) {
        if (isKnown(entry)) {
            return;
        }
        long offset = file.append(entry);
        take(offset, entry);
    }

    @Override
    public Collection<CallKey> inDoubt() {
        return inDoubt;
    }

    @Override
    public synchronized Map<Phase, Spend> spent() {
        return new EnumMap<>(spent);
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        file.close();
    }

    /** A resumed run makes the attempts of earlier steps again, from finished calls; they stand there already. */
    private synchronized boolean isKnown(JournalEntry entry) {
        if (entry instanceof JournalEntry.StepDecided step) {
            return decided.contains(step.step());
        }
        return entry instanceof JournalEntry.Attempted attempt
                && attempt.attempt()
                        .score()
                        .equals(attempted.get(attempt.attempt().rollout().id()));
    }

    private synchronized void take(long offset, JournalEntry entry) {
        if (entry instanceof JournalEntry.CallStarted started) {
            open.add(started.key());
        } else if (entry instanceof JournalEntry.CallFailed failed) {
            open.remove(failed.key());
            failures.put(failed.key(), failed.reason());
        } else if (entry instanceof JournalEntry.StepDecided step) {
            decided.add(step.step());
        } else if (entry instanceof JournalEntry.CallFinished done) {
            CallKey key = done.call().key();
            open.remove(key);
            failures.remove(key);
            finished.put(key, offset);
            answered.add(Place.of(key));
            spent.merge(key.site().phase(), done.call().spend(), Spend::plus);
        } else if (entry instanceof JournalEntry.Attempted attempt) {
            attempted.put(attempt.attempt().rollout().id(), attempt.attempt().score());
        }
    }
}
