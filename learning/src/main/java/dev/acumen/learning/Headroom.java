package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.learning.report.StepReport;
import java.util.Locale;
import java.util.Optional;

/** What is to be gained at all, said after the first step: before most of the run is paid for. */
public final class Headroom {

    private static final double LITTLE = 0.05;

    private Headroom() {}

    /**
     * What the first step says; empty if nothing was graded in it. Of each task the attempts count that were made whatever they came to: further ones are made of tasks that
     * fail.
     */
    public static Optional<String> of(StepReport first) {
        return first.results().stream()
                .filter(result -> !result.rewards().isEmpty())
                .mapToDouble(result -> result.rewards().stream()
                        .limit(PracticePlan.FIRST)
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0))
                .average()
                .stream()
                .mapToObj(mean ->
                        of(first.groups(Group.Outcome.MIXED), first.results().size(), mean))
                .findFirst();
    }

    /**
     * In words.
     *
     * @param mixed groups whose rewards differ
     * @param groups all of them
     * @param mean reward
     */
    public static String of(int mixed, int groups, double mean) {
        double room = Math.max(0, 1 - mean);
        String figures = String.format(
                Locale.ROOT,
                "%d of %d groups are mixed, and a perfect score would add %.3f to the mean reward",
                mixed,
                groups,
                room);
        return room < LITTLE ? "little to learn here: " + figures : "headroom: " + figures;
    }
}
