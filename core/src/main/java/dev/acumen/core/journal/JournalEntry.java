package dev.acumen.core.journal;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One fact of the journal. */
public sealed interface JournalEntry {

    /**
     * A run began.
     *
     * @param run its id
     * @param kind {@code learn}, {@code eval} or {@code ask}
     * @param library the library it works on
     * @param configuration everything that decides what the run does, by name, without secrets
     * @param at when
     */
    record RunStarted(RunId run, String kind, String library, Map<String, String> configuration, Instant at)
            implements JournalEntry {
        public RunStarted {
            configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        }
    }

    /** A call is about to go out. Without an end it is in doubt. */
    record CallStarted(CallKey key) implements JournalEntry {}

    /** A call was answered. */
    record CallFinished(FinishedCall call) implements JournalEntry {}

    /** A call failed for good, after its retries. It may be made again. */
    record CallFailed(CallKey key, String reason) implements JournalEntry {}

    /**
     * All calls of a step are done and what it makes of the library is decided, though perhaps not saved yet. From here on the step's failed
     * calls are facts like its finished ones: a run that is resumed does not make them again.
     */
    record StepDecided(StepId step) implements JournalEntry {}

    /** An attempt was made and scored. */
    record Attempted(ScoredRollout attempt) implements JournalEntry {}

    /** A version was saved for a library. */
    record VersionSaved(String library, Revision revision) implements JournalEntry {}

    /** The head of a library moved. */
    record HeadMoved(HeadMove move) implements JournalEntry {}

    /**
     * A run ended in good order.
     *
     * @param run its id
     * @param outcome {@code completed}, or why it stopped early
     * @param report the run's report as one JSON object
     * @param at when
     */
    record RunEnded(RunId run, String outcome, String report, Instant at) implements JournalEntry {
        /** The outcome of a run that did all it set out to do. */
        public static final String COMPLETED = "completed";
    }

    /** One function for each kind. */
    record Cases<R>(
            Function<RunStarted, R> runStarted,
            Function<CallStarted, R> callStarted,
            Function<CallFinished, R> callFinished,
            Function<CallFailed, R> callFailed,
            Function<StepDecided, R> stepDecided,
            Function<Attempted, R> attempted,
            Function<VersionSaved, R> versionSaved,
            Function<HeadMoved, R> headMoved,
            Function<RunEnded, R> runEnded) {}

    /** Applies the function for this kind. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof RunStarted entry) {
            return cases.runStarted().apply(entry);
        } else if (this instanceof CallStarted entry) {
            return cases.callStarted().apply(entry);
        } else if (this instanceof CallFinished entry) {
            return cases.callFinished().apply(entry);
        } else if (this instanceof CallFailed entry) {
            return cases.callFailed().apply(entry);
        } else if (this instanceof StepDecided entry) {
            return cases.stepDecided().apply(entry);
        } else if (this instanceof Attempted entry) {
            return cases.attempted().apply(entry);
        } else if (this instanceof VersionSaved entry) {
            return cases.versionSaved().apply(entry);
        } else if (this instanceof HeadMoved entry) {
            return cases.headMoved().apply(entry);
        }
        return cases.runEnded().apply((RunEnded) this);
    }
}
