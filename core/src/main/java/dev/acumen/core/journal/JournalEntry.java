package dev.acumen.core.journal;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.tool.ToolAnswer;
import dev.acumen.core.tool.ToolCall;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Something the run was given, kept so that it can be done over without the files it came from: tasks, prompts, instructions.
     *
     * @param name what it is, once in a run
     * @param text the thing itself
     */
    record RunInput(String name, String text) implements JournalEntry {}

    /**
     * A call is about to go out. Without an end it is in doubt.
     *
     * @param key which call
     * @param atWorst the most it may cost; empty where that is not known
     */
    record CallStarted(CallKey key, Optional<Spend> atWorst) implements JournalEntry {}

    /** A call was answered. */
    record CallFinished(FinishedCall call) implements JournalEntry {}

    /**
     * A call failed for good, after its retries. It may be made again.
     *
     * @param key which call
     * @param kind what broke; empty in journals that did not tell
     * @param reason in words
     * @param tries requests that left for it; 0 if it was given up before one did
     */
    record CallFailed(CallKey key, Optional<CallFailure> kind, String reason, int tries) implements JournalEntry {
        public CallFailed {
            // Journals that did not tell the kind did not count tries either.
            tries = kind.isPresent() ? tries : Math.max(1, tries);
        }
    }

    /**
     * All calls of a step are done and what it makes of the library is decided, though perhaps not saved yet. From here on the step's failed
     * calls are facts like its finished ones: a run that is resumed does not make them again.
     */
    record StepDecided(StepId step) implements JournalEntry {}

    /**
     * What a step came to and what became of its candidates.
     *
     * @param step which
     * @param candidates versions that it made, the learner's favourite first
     * @param adopted the one that became the head; empty if the head stayed
     * @param reason for that, in words
     * @param report counts of the step, as one JSON object
     */
    record StepReported(
            StepId step, List<VersionId> candidates, Optional<VersionId> adopted, String reason, String report)
            implements JournalEntry {
        public StepReported {
            candidates = List.copyOf(candidates);
        }
    }

    /** A tool answered, or could not. The attempt that is taken up again is answered the same. */
    record ToolAnswered(RolloutId attempt, ToolCall call, ToolAnswer answer) implements JournalEntry {}

    /** An attempt was made and scored. */
    record Attempted(ScoredRollout attempt) implements JournalEntry {}

    /** A version was saved for a library. */
    record VersionSaved(String library, Revision revision) implements JournalEntry {}

    /** The head of a library moved. */
    record HeadMoved(HeadMove move) implements JournalEntry {}

    /** A lesson was quarantined. */
    record LessonQuarantined(QuarantinedLesson lesson) implements JournalEntry {}

    /** A person decided about a quarantined lesson of a library. */
    record QuarantineSettled(String library, QuarantineId id, Settlement settlement) implements JournalEntry {}

    /** The result of a run was held for a person. */
    record ResultHeld(HeldResult result) implements JournalEntry {}

    /** A person decided about the held result of a run. */
    record ResultSettled(String library, RunId run, Settlement settlement) implements JournalEntry {}

    /** What was measured of a version was kept beside it. */
    record Claimed(Claim claim) implements JournalEntry {}

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

    /**
     * What cost space was taken out of the journal of a run that is over: its calls, what it was given, and the attempts no lesson was drawn
     * from. From here on nothing can be done over from it.
     *
     * @param run its id
     * @param calls what the calls had come to
     * @param at when
     */
    record Pruned(RunId run, List<CallTotals> calls, Instant at) implements JournalEntry {
        public Pruned {
            calls = List.copyOf(calls);
        }
    }

    /** One function for each kind. */
    record Cases<R>(
            Function<RunStarted, R> runStarted,
            Function<RunInput, R> given,
            Function<CallStarted, R> callStarted,
            Function<CallFinished, R> callFinished,
            Function<CallFailed, R> callFailed,
            Function<StepDecided, R> stepDecided,
            Function<StepReported, R> stepReported,
            Function<ToolAnswered, R> toolAnswered,
            Function<Attempted, R> attempted,
            Function<VersionSaved, R> versionSaved,
            Function<HeadMoved, R> headMoved,
            Function<LessonQuarantined, R> lessonQuarantined,
            Function<QuarantineSettled, R> quarantineSettled,
            Function<ResultHeld, R> resultHeld,
            Function<ResultSettled, R> resultSettled,
            Function<Claimed, R> claimed,
            Function<RunEnded, R> runEnded,
            Function<Pruned, R> pruned) {}

    /** Applies the function for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof RunStarted entry) {
            return cases.runStarted().apply(entry);
        } else if (this instanceof RunInput entry) {
            return cases.given().apply(entry);
        } else if (this instanceof CallStarted entry) {
            return cases.callStarted().apply(entry);
        } else if (this instanceof CallFinished entry) {
            return cases.callFinished().apply(entry);
        } else if (this instanceof CallFailed entry) {
            return cases.callFailed().apply(entry);
        } else if (this instanceof StepDecided entry) {
            return cases.stepDecided().apply(entry);
        } else if (this instanceof StepReported entry) {
            return cases.stepReported().apply(entry);
        } else if (this instanceof ToolAnswered entry) {
            return cases.toolAnswered().apply(entry);
        } else if (this instanceof Attempted entry) {
            return cases.attempted().apply(entry);
        } else if (this instanceof VersionSaved entry) {
            return cases.versionSaved().apply(entry);
        } else if (this instanceof HeadMoved entry) {
            return cases.headMoved().apply(entry);
        } else if (this instanceof LessonQuarantined entry) {
            return cases.lessonQuarantined().apply(entry);
        } else if (this instanceof QuarantineSettled entry) {
            return cases.quarantineSettled().apply(entry);
        } else if (this instanceof ResultHeld entry) {
            return cases.resultHeld().apply(entry);
        } else if (this instanceof ResultSettled entry) {
            return cases.resultSettled().apply(entry);
        } else if (this instanceof Claimed entry) {
            return cases.claimed().apply(entry);
        } else if (this instanceof RunEnded entry) {
            return cases.runEnded().apply(entry);
        }
        return cases.pruned().apply((Pruned) this);
    }
}
