package dev.acumen.evaluators.internal.answer;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Score;
import java.util.Optional;

/** Attempts that did not come to an end of their own, which says nothing about how good they are. */
public final class Unfinished {

    private Unfinished() {}

    /** The score of an attempt that broke or was cut off; empty if it was completed. */
    public static Optional<Score> score(Rollout rollout) {
        return rollout.ending()
                .match(new Ending.Cases<>(
                        completed -> Optional.empty(),
                        truncated -> Optional.of(
                                Score.unscored(Score.Cause.TRUNCATED, "cut off by the limit on " + truncated.limit())),
                        failed -> Optional.of(Score.unscored(Score.Cause.FAILED, failed.reason()))));
    }
}
