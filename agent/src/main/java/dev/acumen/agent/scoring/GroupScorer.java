package dev.acumen.agent.scoring;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import java.util.List;

/** Scores the attempts at one task together. */
@FunctionalInterface
public interface GroupScorer {

    /** Whether the score of an attempt is the same whatever its siblings are, so that some can be scored before others are made. */
    default boolean scoresAlone() {
        return false;
    }

    /** One score for each attempt, in their order. Called from several threads at once. */
    List<Score> score(Task task, List<Rollout> rollouts);
}
