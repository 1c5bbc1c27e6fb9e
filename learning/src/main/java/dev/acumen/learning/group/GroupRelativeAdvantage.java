package dev.acumen.learning.group;

/**
 * {@code A_i = (r_i - mean) / (std + epsilon)} with the population standard deviation (GRPO, arXiv 2402.03300, section 4.1.2). Sums to zero over the group, up to
 * rounding; all zero where the rewards are alike.
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
    public AdvantagedGroup estimate(ComparedGroup group) {
        double mean = group.mean(Compared::reward);
        double scale = Math.sqrt(group.mean(member -> (member.reward() - mean) * (member.reward() - mean))) + epsilon;
        return AdvantagedGroup.of(group, member -> (member.reward() - mean) / scale);
    }
}
