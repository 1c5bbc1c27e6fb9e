package dev.acumen.agent.scoring;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A control: deals the grades of a group out again at random, so that they say nothing about the attempts any more. What is
 * still gained with it was not learned from the rewards.
 */
public final class ShuffledScorer implements GroupScorer {

    private final GroupScorer inner;
    private final long seed;

    /**
     * @param inner gives the true scores
     * @param seed of the shuffle
     */
    public ShuffledScorer(GroupScorer inner, long seed) {
        this.inner = inner;
        this.seed = seed;
    }

    @Override
    public List<Score> score(Task task, List<Rollout> rollouts) {
        List<Score> scores = new ArrayList<>(inner.score(task, rollouts));
        List<Score> grades = new ArrayList<>(
                scores.stream().filter(Score.Graded.class::isInstance).toList());
        String place = rollouts.isEmpty()
                ? ""
                : rollouts.get(0).id().pass().step().number()
                        + rollouts.get(0).id().pass().name();
        Collections.shuffle(
                grades,
                new Random(Fingerprint.of(String.valueOf(seed), task.id().value(), place)
                        .seed()));
        scores.replaceAll(score -> score instanceof Score.Graded ? grades.remove(0) : score);
        return List.copyOf(scores);
    }
}
