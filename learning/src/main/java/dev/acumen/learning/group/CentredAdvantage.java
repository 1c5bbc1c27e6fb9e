package dev.acumen.learning.group;

/**
 * {@code A_i = r_i - mean}: without the division by the standard deviation, which makes nearly settled questions count too much, and without any by the length (Dr. GRPO, arXiv
 * 2503.20783, section 3.2). Sums to zero over the group, up to rounding.
 */
public record CentredAdvantage() implements AdvantageEstimator {

    @Override
    public AdvantagedGroup estimate(ComparedGroup group) {
        double mean = group.mean(Compared::reward);
        return AdvantagedGroup.ofGaps(group, member -> member.reward() - mean);
    }
}
