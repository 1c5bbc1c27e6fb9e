package dev.acumen.learning.group;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A group whose members know how they compare.
 *
 * @param group the group
 * @param advantages one for each member, in their order; finite, above zero for better than its siblings
 * @param weight what a lesson that is drawn from the group counts; 0 or more
 */
public record AdvantagedGroup(ComparedGroup group, List<Double> advantages, double weight) {

    public AdvantagedGroup {
        advantages = List.copyOf(advantages);
        if (advantages.size() != group.members().size()) {
            throw new IllegalArgumentException("there is one advantage for each member, in their order");
        }
        if (!advantages.stream().allMatch(Double::isFinite) || !(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("advantages and weights are finite: " + advantages + ", " + weight);
        }
    }

    /** Members with the advantage that a function gives each; the group counts as much as they do on average, whatever their signs. */
    public static AdvantagedGroup of(ComparedGroup group, ToDoubleFunction<Compared> advantage) {
        return of(group, group.members().stream().mapToDouble(advantage).boxed().toList());
    }

    /** Members with gaps of rewards from 0 to 1 as advantages, which are one half at most on average: the group counts twice that, so that one of which half is right counts 1. */
    public static AdvantagedGroup ofGaps(ComparedGroup group, ToDoubleFunction<Compared> gap) {
        AdvantagedGroup half = of(group, gap);
        return new AdvantagedGroup(group, half.advantages(), 2 * half.weight());
    }

    /** The same with the advantages themselves. */
    public static AdvantagedGroup of(ComparedGroup group, List<Double> advantages) {
        return new AdvantagedGroup(
                group,
                advantages,
                advantages.stream().mapToDouble(Math::abs).average().orElse(0));
    }
}
