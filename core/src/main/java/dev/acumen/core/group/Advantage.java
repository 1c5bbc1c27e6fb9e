package dev.acumen.core.group;

import dev.acumen.core.run.RolloutId;

/**
 * How much better an attempt did than its siblings.
 *
 * @param rollout the attempt
 * @param value finite; above zero for better than the group's mean
 */
public record Advantage(RolloutId rollout, double value) {

    public Advantage {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an advantage is finite, not " + value);
        }
    }
}
