package dev.acumen.learning.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far a version moves what the model writes. Of replies y to prompts x that were written without it, {@code s = (p(y | x, with) / p(y | x, without))^(1/|y|)}: the
 * length-normalised likelihood ratio of GSPO (arXiv 2507.18071, equation 7). It is no estimate of a divergence: replies are drawn at the temperature of practice and weighed at temperature 1.
 *
 * @param attempts whose replies were measured
 * @param tasks that they are attempts at, at least 2
 * @param ratio geometric mean of s, over the attempts at each task and then over tasks; 1 if nothing changes
 * @param low lower end of its 95 % interval over tasks, of Student's t on logarithms
 * @param high upper end of it
 */
public record VersionDrift(int attempts, int tasks, double ratio, double low, double high) {

    private static final double UPPER = 0.975;

    /**
     * From what was measured.
     *
     * @param byTask for each task the mean log ratio a token of each attempt at it
     * @return empty if there are fewer than two tasks, of which no interval can be told
     */
    public static Optional<VersionDrift> of(Collection<List<Double>> byTask) {
        double[] means = byTask.stream()
                .filter(logs -> !logs.isEmpty())
                .mapToDouble(VersionDrift::mean)
                .toArray();
        if (means.length < 2) {
            return Optional.empty();
        }
        double mean = 0;
        for (double one : means) {
            mean += one / means.length;
        }
        double squares = 0;
        for (double one : means) {
            squares += (one - mean) * (one - mean);
        }
        double reach = new TDistribution(means.length - 1).inverseCumulativeProbability(UPPER)
                * Math.sqrt(squares / (means.length - 1) / means.length);
        return Optional.of(new VersionDrift(
                byTask.stream().mapToInt(List::size).sum(),
                means.length,
                Math.exp(mean),
                Math.exp(mean - reach),
                Math.exp(mean + reach)));
    }

    private static double mean(List<Double> logs) {
        return logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
