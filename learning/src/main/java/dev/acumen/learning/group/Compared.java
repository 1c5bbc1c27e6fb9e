package dev.acumen.learning.group;

import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.ScoredRollout;

/**
 * An attempt with what it is compared by.
 *
 * @param attempt what was done and how it was scored
 * @param reward that it is compared by; its own, or what was made of it
 * @param rewards by name
 * @param isShown whether it may be contrasted; one that is not counts in the mean of its group and no further
 * @param expected how much better than with the lessons the run began with it was expected to be, for the lessons before it; in units of the reward
 */
public record Compared(ScoredRollout attempt, double reward, Rewards rewards, boolean isShown, double expected) {

    public Compared {
        if (!Double.isFinite(reward) || !Double.isFinite(expected)) {
            throw new IllegalArgumentException("rewards are finite, not " + reward + " and " + expected);
        }
    }

    /** A graded attempt by its own rewards. */
    public static Compared graded(ScoredRollout attempt, double expected) {
        return new Compared(attempt, attempt.rewardOrZero(), attempt.score().rewards(), true, expected);
    }

    /** The reward that its evaluator gave it; 0 where it could not be graded. */
    public double score() {
        return attempt.rewardOrZero();
    }
}
