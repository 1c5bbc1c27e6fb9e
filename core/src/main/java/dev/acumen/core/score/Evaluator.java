package dev.acumen.core.score;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.task.Task;

/** Scores attempts. Called for completed attempts only, from several threads at once. */
@FunctionalInterface
public interface Evaluator {

    /**
     * The score of the attempt at the task. An evaluator that cannot judge answers {@link Score.Unscored}; one that throws
     * leaves the attempt unscored, never wrong.
     */
    Score evaluate(Task task, Rollout rollout);
}
