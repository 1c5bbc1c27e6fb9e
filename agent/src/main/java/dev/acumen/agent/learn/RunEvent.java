package dev.acumen.agent.learn;

import dev.acumen.agent.compare.PairedComparison;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;

/** What happens in a run, for whoever wants to show it. */
public sealed interface RunEvent {

    /** The run begins. */
    record Planned(Forecast forecast, LibraryVersion base) implements RunEvent {}

    /** A step begins; it will make so many attempts. */
    record StepStarted(StepId step, int steps, int tasks, int attempts) implements RunEvent {}

    /** An attempt was made and scored. Told from several threads. */
    record AttemptScored(ScoredRollout attempt) implements RunEvent {}

    /** A step is done and what it learned is saved. */
    record StepFinished(StepReport report) implements RunEvent {}

    /** The held-out tasks are attempted without and with the library. */
    record HeldOutStarted(int tasks, int attempts) implements RunEvent {}

    /** The held-out tasks are compared. */
    record HeldOutFinished(PairedComparison comparison) implements RunEvent {}

    /** Something the user should know that is no failure. */
    record Notice(String text) implements RunEvent {}
}
