package dev.acumen.learning.group;

/**
 * {@code w_i = (r_i - mean r) - beta (e_i - mean e)}, where {@code e_i} is how much better the attempt was expected to be than without lessons: what is known already is no news (GVPO, arXiv
 * 2504.19599, section 3). In the paper {@code e} is the log-ratio of the new policy to the old one, which is the reward that the policy already expects; here it is what trials measured
 * of the version whose lessons stood before the attempt. Sums to zero over the group whatever the mix of versions, up to rounding.
 *
 * @param beta how far what was expected is taken off; 0 or more
 */
public record ZeroSumVotes(double beta) implements AdvantageEstimator {

    /** All that was expected is taken off. */
    public static final double ALL = 1;

    public ZeroSumVotes {
        if (!(beta >= 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException("beta must not be negative, and it is " + beta);
        }
    }

    @Override
    public AdvantagedGroup estimate(ComparedGroup group) {
        double mean = group.mean(Compared::reward);
        double expected = group.mean(Compared::expected);
        return AdvantagedGroup.ofGaps(
                group, member -> (member.reward() - mean) - beta * (member.expected() - expected));
    }
}
