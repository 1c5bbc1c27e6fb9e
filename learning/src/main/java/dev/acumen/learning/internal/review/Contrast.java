package dev.acumen.learning.internal.review;

import dev.acumen.core.group.AdvantagedGroup;
import dev.acumen.core.score.ScoredRollout;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An attempt as it is contrasted with its siblings.
 *
 * @param member the attempt
 * @param weight its advantage as a share of the sizes of all the group's advantages, from -1 to 1: what it says for or against what it did; 0 if the
 *     attempts are not weighed
 */
public record Contrast(ScoredRollout member, double weight) {

    /** Advantages nearer to zero than this say nothing. */
    private static final double NOTHING = 1e-9;

    /**
     * The attempts that say something, the best first. One whose advantage is zero did as well as the group's mean and says nothing about what helps; it
     * is left out.
     */
    public static List<Contrast> byAdvantage(AdvantagedGroup group) {
        double total = group.advantages().stream()
                .mapToDouble(advantage -> Math.abs(advantage.value()))
                .sum();
        return IntStream.range(0, group.advantages().size())
                .filter(i -> Math.abs(group.advantages().get(i).value()) > NOTHING)
                .mapToObj(i ->
                        new Contrast(group.member(i), group.advantages().get(i).value() / total))
                .sorted(Comparator.comparingDouble((Contrast contrast) -> -contrast.weight))
                .toList();
    }

    /** All attempts in the order of their samples, not weighed. */
    public static List<Contrast> asTheyCame(AdvantagedGroup group) {
        return unweighed(IntStream.range(0, group.advantages().size())
                .mapToObj(group::member)
                .toList());
    }

    /** Attempts in their order, not weighed. */
    static List<Contrast> unweighed(List<ScoredRollout> members) {
        return members.stream().map(member -> new Contrast(member, 0)).toList();
    }
}
