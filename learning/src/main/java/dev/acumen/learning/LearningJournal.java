package dev.acumen.learning;

import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.report.StepOutcome;

/** Keeps what a run comes to, beside its calls. What it throws ends the run. */
@FunctionalInterface
public interface LearningJournal {

    /** An attempt was scored. Called from several threads. */
    void attempted(ScoredRollout attempt);

    /** All calls of a step are done, and its result is about to be saved. */
    default void decided(StepId step) {}

    /** A step's candidates are saved; what is adopted is about to become the head. */
    default void reported(StepOutcome outcome) {}
}
