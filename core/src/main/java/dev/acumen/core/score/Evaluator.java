package dev.acumen.core.score;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.task.Task;
import java.util.List;
import java.util.Optional;

/** Scores attempts. Called for completed attempts only, from several threads at once. */
@FunctionalInterface
public interface Evaluator {

    /**
     * The score of the attempt at the task. An evaluator that cannot judge answers {@link Score.Unscored}; one that throws
     * leaves the attempt unscored, never wrong.
     */
    Score evaluate(Task task, Rollout rollout);

    /**
     * What keeps every attempt at the task from being judged, as far as the task alone shows, such as a reference that is no
     * number; empty if nothing is seen. Asked before anything is spent on attempts.
     */
    default Optional<String> objection(Task task) {
        return Optional.empty();
    }

    /** The rewards that a score has by name, with what each counts; none if it has only the one that counts, and empty if that is not known before it has scored. */
    default Optional<List<RewardTerm>> rewardTerms() {
        return Optional.empty();
    }
}
