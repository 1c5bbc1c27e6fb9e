package dev.acumen.learning.compare;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Two arms on the same tasks. A task's result is the mean reward of its graded attempts, so tasks are the unit and several
 * attempts at one task are not taken for independent.
 *
 * <p>The interval is that of Agresti and Min for matched pairs (Statistics in Medicine 24, 2005): two imagined tasks, one won and
 * one lost by half a task each way, are added before the usual interval is taken, which keeps it honest for few tasks and for
 * arms that never differ. Here with Student's t in place of the normal quantile, and for rewards that are not just 0 and 1, scaled by their range where that is more than 1.
 *
 * @param tasks tasks with a graded attempt in both arms
 * @param leftOut tasks without
 * @param without mean of the first arm over {@code tasks}
 * @param with mean of the second arm over {@code tasks}
 * @param difference {@code with - without}
 * @param low lower end of the interval for the difference
 * @param high upper end
 * @param improved tasks that did better in the second arm
 * @param worsened tasks that did worse in the second arm
 */
public record PairedComparison(
        int tasks,
        int leftOut,
        double without,
        double with,
        double difference,
        double low,
        double high,
        List<TaskId> improved,
        List<TaskId> worsened) {

    /** How sure the interval is. */
    public static final double CONFIDENCE = 0.95;

    private static final double EQUAL = 1e-9;
    private static final int IMAGINED_TASKS = 2;

    public PairedComparison {
        improved = List.copyOf(improved);
        worsened = List.copyOf(worsened);
    }

    /**
     * Compares two arms; empty if no task has a graded attempt in both.
     *
     * @param without groups of the first arm
     * @param with groups of the second arm, in any order
     */
    public static Optional<PairedComparison> of(List<Group> without, List<Group> with) {
        Map<TaskId, Group> second = new HashMap<>();
        with.forEach(group -> second.put(group.task().id(), group));
        List<TaskId> improved = new ArrayList<>();
        List<TaskId> worsened = new ArrayList<>();
        List<double[]> pairs = new ArrayList<>();
        for (Group first : without) {
            Group other = second.get(first.task().id());
            if (other == null || first.rewards().length == 0 || other.rewards().length == 0) {
                continue;
            }
            double[] pair = {mean(first.rewards()), mean(other.rewards())};
            pairs.add(pair);
            if (pair[1] > pair[0] + EQUAL) {
                improved.add(first.task().id());
            } else if (pair[1] < pair[0] - EQUAL) {
                worsened.add(first.task().id());
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        double meanWithout =
                pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
        double meanWith = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0);
        double[] differences =
                pairs.stream().mapToDouble(pair -> pair[1] - pair[0]).toArray();
        double[] interval = interval(differences, range(without, with));
        return Optional.of(new PairedComparison(
                pairs.size(),
                without.size() - pairs.size(),
                meanWithout,
                meanWith,
                meanWith - meanWithout,
                interval[0],
                interval[1],
                improved,
                worsened));
    }

    /** What the interval says: better, worse, or that it cannot tell. */
    public ComparisonVerdict verdict() {
        return low > 0 ? ComparisonVerdict.BETTER : high < 0 ? ComparisonVerdict.WORSE : ComparisonVerdict.CANNOT_TELL;
    }

    private static double[] interval(double[] differences, double range) {
        int n = differences.length + IMAGINED_TASKS;
        double sum = Arrays.stream(differences).sum();
        double squares = Arrays.stream(differences).map(d -> d * d).sum() + range * range;
        double centre = sum / n;
        double error = Math.sqrt(squares - sum * sum / n) / n;
        double quantile = new TDistribution(Math.max(1, differences.length - 1))
                .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
        return new double[] {Math.max(-range, centre - quantile * error), Math.min(range, centre + quantile * error)};
    }

    private static double range(List<Group> without, List<Group> with) {
        double[] rewards = Stream.of(without, with)
                .flatMap(List::stream)
                .flatMapToDouble(group -> Arrays.stream(group.rewards()))
                .toArray();
        double spread = Arrays.stream(rewards).max().orElse(0)
                - Arrays.stream(rewards).min().orElse(0);
        return Math.max(1, spread);
    }

    private static double mean(double[] rewards) {
        return Arrays.stream(rewards).average().orElse(0);
    }
}
