package dev.acumen.learning;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.StepOutcome;
import java.util.List;
import java.util.Optional;

/** Keeps what a run comes to, beside its calls. What it throws ends the run. */
@FunctionalInterface
public interface LearningJournal {

    /** An attempt was scored. Called from several threads. */
    void attempted(ScoredRollout attempt);

    /** The score that an attempt was given in an earlier process and is to have again; empty if there is none. */
    default Optional<Score> score(Rollout attempt) {
        return Optional.empty();
    }

    /** Edits that came to nothing before the run, in others, the latest first; the same each time the run is taken up. */
    default List<RefusedEdit> refused() {
        return List.of();
    }

    /** Tasks of earlier runs from which the lessons that the run begins with were drawn, or by which they were chosen. */
    default List<Task> practised() {
        return List.of();
    }

    /** All calls of a step are done, and its result is about to be saved. */
    default void decided(StepId step) {}

    /** A step's candidates are saved; what is adopted is about to become the head. */
    default void reported(StepOutcome outcome) {}
}
