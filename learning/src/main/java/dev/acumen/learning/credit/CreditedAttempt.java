package dev.acumen.learning.credit;

import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.ScoredRollout;
import java.util.OptionalDouble;

/**
 * What an attempt says of the lessons before it.
 *
 * @param id which attempt
 * @param exposure the lessons that stood before it, and those that were left out
 * @param reward its reward, finite; empty if it was not graded
 */
public record CreditedAttempt(RolloutId id, Exposure exposure, OptionalDouble reward) {

    /** The same without what was said in the attempt. */
    public static CreditedAttempt of(ScoredRollout attempt) {
        return new CreditedAttempt(
                attempt.rollout().id(),
                attempt.rollout().exposure(),
                attempt.score()
                        .rewardIfGraded()
                        .map(reward -> OptionalDouble.of(reward.value()))
                        .orElse(OptionalDouble.empty()));
    }
}
