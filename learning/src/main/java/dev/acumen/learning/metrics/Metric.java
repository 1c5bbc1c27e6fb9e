package dev.acumen.learning.metrics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A mean over tasks. Its interval is the mean plus and minus Student's t times the standard error of the tasks' values: tasks are the
 * clusters (Miller 2024, arXiv 2411.00640), so attempts at one task are not taken for independent. For a share, two imagined tasks, one 0
 * and one 1, are added before it is taken, and the interval is cut off at 0 and 1: Agresti and Coull's way (The American Statistician 52,
 * 1998) to keep it honest for few tasks, and for tasks that all came out alike.
 *
 * @param name such as {@code pass@4}
 * @param tasks that count
 * @param leftOut tasks with fewer graded attempts than it takes
 * @param value over {@code tasks}; 0 if there is none
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
public record Metric(String name, int tasks, int leftOut, double value, double low, double high) {

    /** How sure the interval is. */
    public static final double CONFIDENCE = 0.95;

    /** The mean of the tasks' values. */
    static Metric of(String name, double[] values, int leftOut) {
        double mean = Arrays.stream(values).average().orElse(0);
        double least = Math.min(0, Arrays.stream(values).min().orElse(0));
        double most = Math.max(1, Arrays.stream(values).max().orElse(0));
        int n = values.length + 2;
        double centre = (Arrays.stream(values).sum() + least + most) / n;
        double squares =
                Arrays.stream(values).map(value -> square(value - centre)).sum()
                        + square(least - centre)
                        + square(most - centre);
        double error = Math.sqrt(squares) / n;
        double quantile = new TDistribution(Math.max(1, values.length - 1))
                .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
        return new Metric(
                name,
                values.length,
                leftOut,
                mean,
                values.length == 0 ? least : Math.max(least, Math.min(mean, centre - quantile * error)),
                values.length == 0 ? most : Math.min(most, Math.max(mean, centre + quantile * error)));
    }

    private static double square(double x) {
        return x * x;
    }
}
