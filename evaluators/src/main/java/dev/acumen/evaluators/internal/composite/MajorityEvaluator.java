package dev.acumen.evaluators.internal.composite;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * What most of several evaluators say. A reward of 0.5 or more is a vote for right; an evaluator that leaves the attempt unscored, or
 * breaks, does not vote. Unscored if fewer than half of them vote, or if it is a draw.
 *
 * @param evaluators at least two
 */
public record MajorityEvaluator(List<Evaluator> evaluators) implements Evaluator {

    private static final double HALF = 0.5;

    public MajorityEvaluator {
        evaluators = List.copyOf(evaluators);
        if (evaluators.size() < 2) {
            throw new IllegalArgumentException("a majority has at least two evaluators");
        }
    }

    @Override
    public Score evaluate(Task task, Rollout rollout) {
        List<Score> scores = evaluators.stream()
                .map(evaluator -> asked(evaluator, task, rollout))
                .toList();
        List<Double> rewards = scores.stream()
                .flatMap(score -> score.rewardIfGraded().stream())
                .map(Reward::value)
                .toList();
        long votes = rewards.size();
        long right = rewards.stream().filter(reward -> reward >= HALF).count();
        String count = right + " of " + votes + " votes say right, " + (scores.size() - votes) + " of " + scores.size()
                + " did not vote";
        if (2 * votes < scores.size()) {
            String first = scores.stream()
                    .filter(Score.Unscored.class::isInstance)
                    .map(score -> ((Score.Unscored) score).reason())
                    .findFirst()
                    .orElse("");
            return Score.unscored(Score.Cause.EVALUATOR, count + ": " + first);
        }
        if (2 * right == votes) {
            return Score.unscored(Score.Cause.EVALUATOR, "a draw: " + count);
        }
        boolean isRight = 2 * right > votes;
        double agreement = (double) (isRight ? right : votes - right) / votes;
        return new Score.Graded(isRight ? Reward.ONE : Reward.ZERO, new Rewards(Map.of("agreement", agreement)), count);
    }

    @Override
    public String toString() {
        return SpecText.composite("majority", evaluators);
    }

    private static Score asked(Evaluator evaluator, Task task, Rollout rollout) {
        try {
            return evaluator.evaluate(task, rollout);
        } catch (BudgetExhausted | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return Score.unscored(Score.Cause.EVALUATOR_FAILED, evaluator + " failed: " + e);
        }
    }
}
