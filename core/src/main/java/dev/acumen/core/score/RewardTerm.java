package dev.acumen.core.score;

import java.util.Optional;

/**
 * A reward that an evaluator gives by name, and what it counts.
 *
 * @param name as in {@link Rewards}
 * @param weight that it has in the reward that counts; finite
 * @param condition without which it is not looked at, if there is one
 */
public record RewardTerm(String name, double weight, Optional<Condition> condition) {

    /**
     * Another reward of the same attempt that is at least so much: {@code r_k · 1[r_l ≥ t]} (GDPO, arXiv 2601.05242).
     *
     * @param name of the other reward
     * @param least what it is at least
     */
    public record Condition(String name, double least) {

        /** Whether rewards meet it; one that is missing does not. */
        public boolean isMet(Rewards rewards) {
            return rewards.get(name).orElse(Double.NEGATIVE_INFINITY) >= least;
        }
    }

    public RewardTerm {
        if (!Rewards.isName(name)) {
            throw new IllegalArgumentException("'" + name + "' cannot name a reward");
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("a weight is finite, not " + weight);
        }
    }

    /** One that counts as it is. */
    public static RewardTerm of(String name) {
        return new RewardTerm(name, 1, Optional.empty());
    }
}
