package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;

/**
 * What an attempt costs, as a reward of 0 or less: minus one for every so many tokens or turns.
 *
 * @param what is counted
 * @param perUnit how many of them take away one; 1 or more
 */
public record CostEvaluator(Measure what, long perUnit) implements ShapeEvaluator {

    /** What is counted. */
    public enum Measure {
        TOKENS,
        TURNS
    }

    public CostEvaluator {
        if (perUnit < 1) {
            throw new IllegalArgumentException("a cost is per 1 or more, not " + perUnit);
        }
    }

    @Override
    public Score look(Rollout rollout) {
        WrittenLength length = WrittenLength.of(rollout.trajectory());
        long count = what == Measure.TOKENS ? length.tokens() : length.turns();
        String unit = what == Measure.TOKENS ? " tokens, estimated" : " turns";
        return new Score.Graded(new Reward(0.0 - (double) count / perUnit), count + unit);
    }

    @Override
    public String toString() {
        return (what == Measure.TOKENS ? "tokens:" : "turns:") + perUnit;
    }
}
