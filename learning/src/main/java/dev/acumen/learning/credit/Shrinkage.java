package dev.acumen.learning.credit;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Empirical Bayes for many effects with errors of their own: they are taken for draws from one normal distribution, whose mean and variance the effects
 * themselves give. With weights {@code w = 1/(Â + s²)}, {@code μ̂ = Σ w β̂ / Σ w} and {@code Â = max(0, Σ w ((β̂ − μ̂)² − s²) / Σ w)}, found by turns, an
 * effect is shrunk to {@code β̃ = μ̂ + Â/(Â + s²) (β̂ − μ̂)}. Where all errors are equal the weights are too.
 *
 * <p>Its standard deviation counts that mean and variance are themselves estimates: with {@code B = s²/(Â + s²)}, k effects and v the weighted mean of s²,
 * {@code sd² = s² (1 − (k−1)/k B) + 2/(k−3) B² (v + Â)/(s² + Â) (β̂ − μ̂)²}. Fewer than four effects say nothing of a distribution, and are left as they
 * are.
 *
 * <p>Source: Morris, Parametric empirical Bayes inference, Journal of the American Statistical Association 78 (1983), for errors that differ.
 */
final class Shrinkage {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final int FEWEST = 4;
    private static final int TURNS = 100;

    private final double[] effects;
    private final double[] errors;
    private final double mean;
    private final double spread;
    private final double usual;

    /**
     * Over these effects.
     *
     * @param errors of each, more than 0
     */
    Shrinkage(double[] effects, double[] errors) {
        this.effects = effects.clone();
        this.errors = errors.clone();
        double between = 0;
        double centre = 0;
        double usual = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            double weights = 0;
            double weighted = 0;
            for (int i = 0; i < effects.length; i++) {
                double weight = 1 / (between + errors[i] * errors[i]);
                weights += weight;
                weighted += weight * effects[i];
            }
            centre = weighted / weights;
            double excess = 0;
            usual = 0;
            for (int i = 0; i < effects.length; i++) {
                double variance = errors[i] * errors[i];
                double share = 1 / (between + variance) / weights;
                excess += share * ((effects[i] - centre) * (effects[i] - centre) - variance);
                usual += share * variance;
            }
            between = Math.max(0, excess);
        }
        this.mean = centre;
        this.spread = between;
        this.usual = usual;
    }

    /**
     * An effect in the light of the others.
     *
     * @param effect shrunk
     * @param deviation its standard deviation
     */
    record Shrunk(double effect, double deviation) {
        /** The probability that it is below 0. */
        double harm() {
            return NORMAL.cumulativeProbability(-effect / deviation);
        }
    }

    /** The effect with the given index. */
    Shrunk shrunk(int index) {
        double variance = errors[index] * errors[index];
        int count = effects.length;
        if (count < FEWEST) {
            return new Shrunk(effects[index], errors[index]);
        }
        double pull = variance / (spread + variance);
        double distance = effects[index] - mean;
        double deviation = variance * (1 - (count - 1.0) / count * pull)
                + 2.0
                        / (count - FEWEST + 1)
                        * pull
                        * pull
                        * (usual + spread)
                        / (variance + spread)
                        * distance
                        * distance;
        return new Shrunk(mean + (1 - pull) * distance, Math.sqrt(deviation));
    }
}
