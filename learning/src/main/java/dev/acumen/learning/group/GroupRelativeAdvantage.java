package dev.acumen.learning.group;

import dev.acumen.core.group.Advantage;
import dev.acumen.core.group.AdvantagedGroup;
import dev.acumen.core.group.Group;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@code A_i = (r_i - mean) / (std + epsilon)} over the graded members, with the population standard deviation (GRPO, arXiv
 * 2402.03300, section 4.1.2). Sums to zero over the group, up to rounding; all zero where the rewards are alike.
 *
 * @param epsilon above zero, keeps the quotient finite
 */
public record GroupRelativeAdvantage(double epsilon) implements AdvantageEstimator {

    /** With epsilon 1e-6. */
    public GroupRelativeAdvantage() {
        this(1e-6);
    }

    public GroupRelativeAdvantage {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon is above zero, not " + epsilon);
        }
    }

    @Override
    public AdvantagedGroup estimate(Group group) {
        double[] rewards = group.rewards();
        double mean = Arrays.stream(rewards).average().orElse(0);
        double variance = Arrays.stream(rewards)
                .map(r -> (r - mean) * (r - mean))
                .average()
                .orElse(0);
        double scale = Math.sqrt(variance) + epsilon;
        var graded = group.graded();
        return new AdvantagedGroup(
                group,
                IntStream.range(0, rewards.length)
                        .mapToObj(i -> new Advantage(graded.get(i).rollout().id(), (rewards[i] - mean) / scale))
                        .toList());
    }
}
