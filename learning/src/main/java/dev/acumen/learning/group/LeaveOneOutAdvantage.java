package dev.acumen.learning.group;

/**
 * {@code A_i = r_i - mean of the others}, which is {@code G / (G - 1)} times {@link CentredAdvantage} (RLOO, arXiv 2402.14740, section 3.3; Dr. GRPO, appendix A). 0 for an attempt that is
 * alone. A group counts as much as with the gaps themselves, whatever its size.
 */
public record LeaveOneOutAdvantage() implements AdvantageEstimator {

    @Override
    public AdvantagedGroup estimate(ComparedGroup group) {
        AdvantagedGroup centred = new CentredAdvantage().estimate(group);
        int size = group.members().size();
        double factor = size < 2 ? 0 : (double) size / (size - 1);
        return new AdvantagedGroup(
                group, centred.advantages().stream().map(gap -> factor * gap).toList(), centred.weight());
    }
}
