package dev.acumen.learning.internal.review;

import dev.acumen.core.library.Evidence;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.group.AdvantagedGroup;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
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

    /** Weights are kept to four decimal places. */
    private static final double PLACES = 10_000;

    /** Of the heaviest: who weighs less says too little to be read. */
    private static final double TOO_LITTLE = 0.01;

    /**
     * The attempts that say something, the best first. One whose advantage is zero did as well as the group's mean and says nothing about what helps; it is left out.
     *
     * @param leavesOutLight whether those go too that weigh one hundredth of the heaviest or less
     */
    public static List<Contrast> byAdvantage(AdvantagedGroup group, boolean leavesOutLight) {
        List<Contrast> shares = shares(group, true);
        double heaviest = shares.stream()
                .mapToDouble(contrast -> Math.abs(contrast.advantage))
                .max()
                .orElse(0);
        double least = leavesOutLight ? Math.max(NOTHING, TOO_LITTLE * heaviest) : NOTHING;
        return shares.stream()
                .filter(contrast -> Math.abs(contrast.advantage) > least)
                .sorted(Comparator.comparingDouble((Contrast contrast) -> -contrast.advantage))
                .toList();
    }

    /** All attempts in the order of their samples, not weighed. */
    public static List<Contrast> asTheyCame(AdvantagedGroup group) {
        return shares(group, false);
    }

    /** What a lesson that is drawn from it rests on. */
    Evidence evidence() {
        return new Evidence(
                member.rollout().id(),
                OptionalDouble.of(member.rewardOrZero()),
                isWeighed ? OptionalDouble.of(Math.rint(signedWeight() * PLACES) / PLACES) : OptionalDouble.empty());
    }

    /** The weight with the sign of the advantage: what the attempt says for or against what it did. */
    public double signedWeight() {
        return Math.copySign(weight, advantage);
    }

    private static List<Contrast> shares(AdvantagedGroup group, boolean isWeighed) {
        var members = group.group().members();
        List<Integer> shown = IntStream.range(0, members.size())
                .filter(i -> members.get(i).isShown())
                .boxed()
                .toList();
        // Beside attempts that count and are not shown all of those shown may be ahead; what is told is how they
        // compare among themselves.
        double mean = shown.size() == members.size()
                ? 0
                : shown.stream().mapToDouble(group.advantages()::get).average().orElse(0);
        double total = shown.stream()
                .mapToDouble(i -> Math.abs(group.advantages().get(i) - mean))
                .sum();
        return shown.stream()
                .map(i -> {
                    double advantage = group.advantages().get(i) - mean;
                    return new Contrast(
                            members.get(i).attempt(),
                            advantage,
                            total == 0 ? 0 : Math.abs(advantage) / total,
                            isWeighed);
                })
                .toList();
    }
}
