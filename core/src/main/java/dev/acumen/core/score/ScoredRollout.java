package dev.acumen.core.score;

import dev.acumen.core.rollout.Rollout;

/** An attempt and what the evaluator said of it. */
public record ScoredRollout(Rollout rollout, Score score) {

    /** Its reward; 0 where it could not be graded. */
    public double rewardOrZero() {
        return score.rewardIfGraded().map(Reward::value).orElse(0.0);
    }
}
