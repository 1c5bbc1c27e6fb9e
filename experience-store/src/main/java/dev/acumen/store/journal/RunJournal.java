package dev.acumen.store.journal;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.journal.ToolKey;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.run.Usage;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.tool.ToolAnswer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The journal of one run, in a file of its own. Replies stay in the file; only where they stand is kept in memory. */
public final class RunJournal implements Journal, AutoCloseable {

    private static final Set<CallFailure> PASSING = Collections.unmodifiableSet(EnumSet.of(
            CallFailure.UNREACHABLE,
            CallFailure.CONNECTION_BROKEN,
            CallFailure.TIMED_OUT,
            CallFailure.RATE_LIMITED,
            CallFailure.SERVER_ERROR,
            CallFailure.UNREADABLE_ANSWER));

    private static final Set<Score.Cause> SCORED_AGAIN =
            Set.of(Score.Cause.FAILED, Score.Cause.TRUNCATED, Score.Cause.EVALUATOR_FAILED);

    private final Map<CallKey, Long> finished = new HashMap<>();
    private final Set<Place> answered = new LinkedHashSet<>();
    private final Map<CallKey, JournalEntry.CallFailed> failures = new HashMap<>();
    private final Map<String, Long> given = new HashMap<>();
    private final Set<StepId> decided = new HashSet<>();
    private final Set<StepId> reported = new HashSet<>();
    private final Map<ToolKey, Long> toolAnswers = new HashMap<>();
    private final Map<String, ToolTotals> tools = new TreeMap<>();
    private final Map<RolloutId, Attempted> attempted = new HashMap<>();
    private final Map<Phase, Spend> spent = new EnumMap<>(Phase.class);
    private final Map<CallKey, Spend> open = new LinkedHashMap<>();
    private final Map<CallKey, Spend> inDoubt;
    private Spend committed = Spend.nothing();
    private boolean pruned;
    private final JournalFile file;

    /** A call without what it asks. */
    private record Place(String endpoint, CallSite site, int turn) {
        static Place of(CallKey key) {
            return new Place(key.endpoint(), key.site(), key.turn());
        }
    }

    /**
     * Opens the journal, or begins it. Whoever does sees to it that nobody else has it open.
     *
     * @param notices told in one line if the end of a line was cut off
     * @throws StorageException if it is damaged, or pruned: then there is nothing left to go on from
     */
    public RunJournal(Path path, EntryCodec codec, Consumer<String> notices) {
        this(path, codec, notices, WrittenEntries.nobody());
    }

    /**
     * The same.
     *
     * @param written told of every entry that is appended
     */
    public RunJournal(Path path, EntryCodec codec, Consumer<String> notices, WrittenEntries written) {
        this.file = JournalFile.open(path, codec, this::take, notices, written);
        if (pruned) {
            file.close();
            throw new StorageException(path + " was pruned, so its run cannot go on; begin a new one");
        }
        this.inDoubt = Collections.unmodifiableMap(new LinkedHashMap<>(open));
        this.committed = open.values().stream().reduce(committed, Spend::plus);
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
    public synchronized Optional<JournalEntry.CallFailed> failedForGood(CallKey key) {
        return decided.contains(key.site().pass().step()) ? Optional.ofNullable(failures.get(key)) : Optional.empty();
    }

    @Override
    public Optional<ToolAnswer> answered(ToolKey call) {
        Long offset;
        synchronized (this) {
            offset = toolAnswers.get(call);
        }
        return offset == null
                ? Optional.empty()
                : Optional.of(((JournalEntry.ToolAnswered) file.read(offset)).answer());
    }

    @Override
    public synchronized Map<String, ToolTotals> tools() {
        return new TreeMap<>(tools);
    }

    @Override
    public Optional<String> given(String name) {
        Long offset;
        synchronized (this) {
            offset = given.get(name);
        }
        return offset == null ? Optional.empty() : Optional.of(((JournalEntry.RunInput) file.read(offset)).text());
    }

    @Override
    public void append(JournalEntry entry) {
        boolean stands = entry instanceof JournalEntry.RunInput thing
                ? given(thing.name()).filter(thing.text()::equals).isPresent()
                : isKnown(entry);
        if (stands) {
            return;
        }
        long offset = file.append(entry);
        take(offset, entry);
    }

    @Override
    public Map<CallKey, Spend> inDoubt() {
        return inDoubt;
    }

    @Override
    public synchronized Map<Phase, Spend> spent() {
        return new EnumMap<>(spent);
    }

    @Override
    public synchronized Spend committed() {
        return committed;
    }

    /** Whether entries can still be appended. */
    public boolean isOpen() {
        return !file.isClosed();
    }

    /**
     * Calls that failed for a reason that may have passed, in steps that are not decided: measurements, for one. A process that takes the run up makes
     * them again.
     */
    public synchronized int lostCalls() {
        return (int) failures.values().stream()
                .filter(failed -> !decided.contains(failed.key().site().pass().step()))
                .filter(failed -> failed.kind().filter(PASSING::contains).isPresent())
                .count();
    }

    /** How many steps are decided. */
    public synchronized int decidedSteps() {
        return decided.size();
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        file.close();
    }

    /** A score, and what of: an agent of an application may say something else when it is asked again. */
    private record Attempted(Score score, int answer) {
        static Attempted of(ScoredRollout attempt) {
            return new Attempted(
                    attempt.score(),
                    attempt.rollout().trajectory().finalAnswer().hashCode());
        }
    }

    /**
     * The score that an attempt has here, if it gave the same answer and its score stands whatever becomes of it: one that broke or was cut off may be made again, and an
     * evaluator that failed is asked again.
     */
    public synchronized Optional<Score> score(Rollout attempt) {
        return Optional.ofNullable(attempted.get(attempt.id()))
                .filter(before ->
                        before.answer() == attempt.trajectory().finalAnswer().hashCode())
                .map(Attempted::score)
                .filter(score ->
                        !(score instanceof Score.Unscored unscored && SCORED_AGAIN.contains(unscored.cause())));
    }

    /** A resumed run makes the attempts of earlier steps again, from finished calls; they stand there already. */
    private synchronized boolean isKnown(JournalEntry entry) {
        if (entry instanceof JournalEntry.StepDecided step) {
            return decided.contains(step.step());
        }
        if (entry instanceof JournalEntry.StepReported step) {
            return reported.contains(step.step());
        }
        return entry instanceof JournalEntry.Attempted attempt
                && Attempted.of(attempt.attempt())
                        .equals(attempted.get(attempt.attempt().rollout().id()));
    }

    private synchronized void take(long offset, JournalEntry entry) {
        if (entry instanceof JournalEntry.RunInput thing) {
            given.put(thing.name(), offset);
        } else if (entry instanceof JournalEntry.CallStarted started) {
            Spend before = open.put(
                    started.key(), started.atWorst().map(Spend::atKnownCost).orElse(unknown(1)));
            // Lost by one process and made again by another: the first one may have been paid for too.
            committed = before == null ? committed : committed.plus(before);
        } else if (entry instanceof JournalEntry.RunStarted) {
            // Begun anew under other settings: what was scored under the old ones is no longer of this run.
            attempted.clear();
        } else if (entry instanceof JournalEntry.CallFailed failed) {
            // One that never left says nothing of an earlier one that did.
            if (failed.tries() > 0) {
                open.remove(failed.key());
            }
            failures.put(failed.key(), failed);
            committed = committed.plus(unknown(failed.tries()));
        } else if (entry instanceof JournalEntry.StepDecided step) {
            decided.add(step.step());
        } else if (entry instanceof JournalEntry.StepReported step) {
            reported.add(step.step());
        } else if (entry instanceof JournalEntry.CallFinished done) {
            CallKey key = done.call().key();
            open.remove(key);
            failures.remove(key);
            finished.put(key, offset);
            answered.add(Place.of(key));
            spent.merge(key.site().phase(), done.call().spend(), Spend::plus);
            committed = committed
                    .plus(done.call().spend().atKnownCost())
                    .plus(unknown(done.call().tries() - 1));
        } else if (entry instanceof JournalEntry.ToolAnswered answered) {
            toolAnswers.put(ToolKey.of(answered.attempt(), answered.call()), offset);
            tools.merge(answered.call().tool(), ToolTotals.of(answered.answer()), ToolTotals::plus);
        } else if (entry instanceof JournalEntry.Attempted attempt) {
            attempted.put(attempt.attempt().rollout().id(), Attempted.of(attempt.attempt()));
        } else if (entry instanceof JournalEntry.Pruned) {
            pruned = true;
        }
    }

    /** So many calls of which nothing is known but that they were made. A cap on cost goes on to bind what is known. */
    private static Spend unknown(int calls) {
        return new Spend(calls, calls, Usage.unreported(), Optional.of(BigDecimal.ZERO));
    }
}
