package dev.acumen.core.library;

import dev.acumen.core.run.RolloutId;
import java.util.OptionalDouble;

/**
 * One attempt a lesson was drawn from.
 *
 * @param rollout the attempt
 * @param reward its reward, empty if it was not graded
 * @param weight its share of what the attempts said for (above zero) or against (below zero) what they did, −1 to 1; empty where attempts were not weighed
 */
public record Evidence(RolloutId rollout, OptionalDouble reward, OptionalDouble weight) {

    /** An attempt that was not weighed. */
    public Evidence(RolloutId rollout, OptionalDouble reward) {
        this(rollout, reward, OptionalDouble.empty());
    }
}
