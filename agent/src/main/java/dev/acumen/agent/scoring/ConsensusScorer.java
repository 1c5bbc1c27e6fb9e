package dev.acumen.agent.scoring;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores without ground truth: the reward of an attempt is the share of its completed siblings that gave the same answer, as
 * the evaluator sees it. The reference is never looked at. This stands in for the implicit majority vote of Training-Free GRPO
 * (arXiv 2510.08191, section 3.2, "without ground truths").
 */
public final class ConsensusScorer implements GroupScorer {

    private final Evaluator evaluator;

    /** @param evaluator compares one attempt with another's answer as its reference */
    public ConsensusScorer(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Override
    public List<Score> score(Task task, List<Rollout> rollouts) {
        List<Score> scores = new ArrayList<>();
        for (Rollout rollout : rollouts) {
            List<Score> views = rollouts.stream()
                    .filter(sibling -> !sibling.id().equals(rollout.id()))
                    .filter(sibling -> sibling.ending() instanceof Ending.Completed)
                    .filter(sibling -> !sibling.trajectory().finalAnswer().isBlank())
                    .map(sibling -> agreement(task, rollout, sibling))
                    .toList();
            scores.add(overall(views));
        }
        return List.copyOf(scores);
    }

    private Score agreement(Task task, Rollout rollout, Rollout sibling) {
        Reference answer = Reference.answers(sibling.trajectory().finalAnswer());
        return new EvaluatorScorer(evaluator)
                .score(task.withReference(answer), List.of(rollout))
                .get(0);
    }

    private static Score overall(List<Score> views) {
        if (views.isEmpty()) {
            return Score.unscored(Score.Cause.NO_REFERENCE, "no sibling gave an answer to compare with");
        }
        List<Double> rewards = views.stream()
                .flatMap(view -> view.rewardIfGraded().stream())
                .map(Reward::value)
                .toList();
        if (rewards.isEmpty()) {
            return views.get(0);
        }
        double share =
                rewards.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new Score.Graded(
                new Reward(share), String.format(Locale.ROOT, "agrees with %.0f %% of its siblings", 100 * share));
    }
}
