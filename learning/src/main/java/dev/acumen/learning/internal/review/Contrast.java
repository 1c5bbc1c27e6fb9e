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
 * @param advantage how much better than the group's mean it did
 * @param weight its share of all the advantages' sizes, from 0 to 1: how much it says about what helps
 * @param isWeighed whether the reviewer is told
 */
public record Contrast(ScoredRollout member, double advantage, double weight, boolean isWeighed) {

    /** Advantages nearer to zero than this say nothing. */
    private static final double NOTHING = 1e-9;

    /**
     * The attempts that say something, the best first. One whose advantage is zero did as well as the group's mean and says nothing about what helps; it
     * is left out.
     */
    public static List<Contrast> byAdvantage(AdvantagedGroup group) {
        return shares(group, true).stream()
                .filter(contrast -> Math.abs(contrast.advantage) > NOTHING)
                .sorted(Comparator.comparingDouble((Contrast contrast) -> -contrast.advantage))
                .toList();
    }

    /** All attempts in the order of their samples, not weighed. */
    public static List<Contrast> asTheyCame(AdvantagedGroup group) {
        return shares(group, false);
    }

    /** The weight with the sign of the advantage: what the attempt says for or against what it did. */
    double signedWeight() {
        return Math.copySign(weight, advantage);
    }

    private static List<Contrast> shares(AdvantagedGroup group, boolean isWeighed) {
        double total = group.advantages().stream()
                .mapToDouble(advantage -> Math.abs(advantage.value()))
                .sum();
        return IntStream.range(0, group.advantages().size())
                .mapToObj(i -> {
                    double advantage = group.advantages().get(i).value();
                    return new Contrast(
                            group.member(i), advantage, total == 0 ? 0 : Math.abs(advantage) / total, isWeighed);
                })
                .toList();
    }
}
