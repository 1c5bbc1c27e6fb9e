package dev.acumen.benchmarks;

import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/** Means of what runs with several seeds came to, and how far they can be trusted. */
final class OverSeeds {

    private OverSeeds() {}

    /** The mean; not a number if there is nothing. */
    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Half of the 95 % interval by Student's t; not a number for fewer than two values. */
    static double reach(List<Double> values) {
        if (values.size() < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double variance = values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.size() - 1);
        return new TDistribution(values.size() - 1).inverseCumulativeProbability(0.975)
                * Math.sqrt(variance / values.size());
    }
}
