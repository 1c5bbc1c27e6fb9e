package dev.acumen.learning.event;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.report.Forecast;
import dev.acumen.learning.report.GroupSignal;
import dev.acumen.learning.report.StepOutcome;
import java.util.function.Consumer;

/**
 * What happens in a run, as it happens. A run that is resumed tells all of it again; what was answered from the journal comes as
 * {@link CallEvent.Replayed}. Events of attempts and calls come from several threads at once.
 */
public sealed interface RunEvent {

    /** What takes events of rollouts for somebody who listens to the run. */
    static Consumer<RolloutEvent> ofRollouts(Consumer<RunEvent> listener) {
        return event -> listener.accept(new Attempted(event));
    }

    /** What takes events of calls for somebody who listens to the run. */
    static Consumer<CallEvent> ofCalls(Consumer<RunEvent> listener) {
        return event -> listener.accept(new Called(event));
    }

    /**
     * The run begins, or is taken up again.
     *
     * @param run its id
     * @param kind {@code learn} or {@code eval}
     * @param library the library it works on
     */
    record RunStarted(RunId run, String kind, String library) implements RunEvent {}

    /** The run knows what it is about to do. */
    record Planned(Forecast forecast, LibraryVersion base) implements RunEvent {}

    /** A step begins; it will make so many attempts. */
    record StepStarted(StepId step, int steps, int tasks, int attempts) implements RunEvent {}

    /** Something happened in an attempt, or to a group of them. */
    record Attempted(RolloutEvent event) implements RunEvent {}

    /** It is known what of a group is compared, and how much that counts. */
    record GroupChosen(PassId pass, Group group, GroupSignal signal) implements RunEvent {}

    /** A group was reviewed. It suggested so many lessons and proposed so many edits. */
    record GroupReviewed(PassId pass, Group group, int lessons, int edits) implements RunEvent {}

    /** A step is done, and what it learned is saved and adopted, or saved and not adopted. */
    record StepFinished(StepOutcome outcome) implements RunEvent {}

    /** The held-out tasks are attempted without and with the library. */
    record HeldOutStarted(StepId step, int tasks, int attempts) implements RunEvent {}

    /** The held-out tasks are compared. */
    record HeldOutFinished(PairedComparison comparison) implements RunEvent {}

    /**
     * It is known how what the run learned compares with what it began with.
     *
     * @param claim what was measured
     * @param isRolledBack whether the library is back where the run began, because it is worse
     */
    record Claimed(Claim claim, boolean isRolledBack) implements RunEvent {}

    /** Something happened to a model call. */
    record Called(CallEvent event) implements RunEvent {}

    /** Something the user should know that is no failure. */
    record Notice(String text) implements RunEvent {}

    /**
     * The run is over for this process.
     *
     * @param run its id
     * @param outcome {@code completed}, or in words what ended it
     */
    record RunEnded(RunId run, String outcome) implements RunEvent {}
}
