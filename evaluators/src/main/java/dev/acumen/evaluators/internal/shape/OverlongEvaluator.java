package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;

/**
 * The soft penalty on overlong replies of DAPO as a reward. Tokens are estimated.
 *
 * @param penalty how it grows
 */
public record OverlongEvaluator(OverlongPenalty penalty) implements ShapeEvaluator {

    @Override
    public Score look(Rollout rollout) {
        long tokens = WrittenLength.of(rollout.trajectory()).tokens();
        return new Score.Graded(new Reward(penalty.of(tokens)), tokens + " tokens, estimated");
    }

    @Override
    public String toString() {
        return "overlong:max=" + penalty.max() + ",cache=" + penalty.cache();
    }
}
