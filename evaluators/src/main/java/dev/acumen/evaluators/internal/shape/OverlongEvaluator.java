package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;

/**
 * The soft penalty on overlong replies of DAPO (arXiv 2503.14476, equation 13): 0 up to {@code max - cache} tokens, from there down
 * to −1 at {@code max}, and −1 above. Tokens are estimated.
 *
 * @param max tokens from which the penalty is full
 * @param cache tokens before that in which it grows; 1 to max
 */
public record OverlongEvaluator(long max, long cache) implements ShapeEvaluator {

    /** As published. */
    public static final OverlongEvaluator PUBLISHED = new OverlongEvaluator(20_480, 4_096);

    public OverlongEvaluator {
        if (cache < 1 || cache > max) {
            throw new IllegalArgumentException(
                    "the penalty grows within 1 to " + max + " tokens before max, not " + cache);
        }
    }

    @Override
    public Score look(Rollout rollout) {
        long tokens = Length.of(rollout).tokens();
        return new Score.Graded(new Reward(penalty(tokens)), tokens + " tokens, estimated");
    }

    double penalty(long tokens) {
        if (tokens <= max - cache) {
            return 0;
        }
        return tokens > max ? -1 : (double) (max - cache - tokens) / cache;
    }

    @Override
    public String toString() {
        return "overlong:max=" + max + ",cache=" + cache;
    }
}
