package dev.acumen.learning.credit;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Empirical Bayes for many effects with errors of their own: they are taken for draws from one normal distribution, whose mean and variance the effects
 * themselves give. With {@code μ̂ = mean(β̂)} and {@code Â = max(0, mean((β̂ − μ̂)² − s²))} an effect is shrunk to
 * {@code β̃ = μ̂ + Â/(Â + s²) (β̂ − μ̂)}.
 *
 * <p>Its standard deviation counts that mean and variance are themselves estimates: with {@code B = s²/(Â + s²)} and k effects,
 * {@code sd² = s² (1 − (k−1)/k B) + 2/(k−3) B² (β̂ − μ̂)²}. Fewer than four effects say nothing of a distribution, and are left as they are.
 *
 * <p>Source: Morris, Parametric empirical Bayes inference, Journal of the American Statistical Association 78 (1983).
 */
final class Shrinkage {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final int FEWEST = 4;

    private final double[] effects;
    private final double[] errors;
    private final double mean;
    private final double spread;

    /**
     * Over these effects.
     *
     * @param errors of each, more than 0
     */
    Shrinkage(double[] effects, double[] errors) {
        this.effects = effects.clone();
        this.errors = errors.clone();
        this.mean = Arrays.stream(effects).average().orElse(0);
        double excess = 0;
        for (int i = 0; i < effects.length; i++) {
            excess += (effects[i] - mean) * (effects[i] - mean) - errors[i] * errors[i];
        }
        this.spread = Math.max(0, excess / Math.max(1, effects.length));
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
                + 2.0 / (count - FEWEST + 1) * pull * pull * distance * distance;
        return new Shrunk(mean + (1 - pull) * distance, Math.sqrt(deviation));
    }
}
