package dev.acumen.learning.compare;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Evidence that a mean difference is above zero, which may be looked at after every task. For differences D in [-1, 1] and the hypothesis that their mean, given
 * those before, is never above zero,
 *
 * <pre>W(t) = integral over l from 0 to 1 of the product over i up to t of (1 + l D(i))</pre>
 *
 * is a non-negative supermartingale that begins at 1, so that it ever reaches 1/a with probability a at most (Ville 1939). It does not depend on the order of the differences. For
 * differences of -1, 0 and 1 with a wins and b losses it is the sequential form of McNemar's test with a uniform prior on the share of wins above one half,
 * 2^(a+b+1) B(a+1, b+1) (1 - I(1/2; a+1, b+1)). Betting: Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86 (2024).
 *
 * <p>Not safe for use by several threads.
 */
final class EProcess {

    /** Exact for products of twice as many factors; a mixture over few bets is as valid as the integral. */
    private static final int NODES = 200;

    private static final double[] BETS;
    private static final double[] WEIGHTS;

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, 0, 1);
        BETS = new double[NODES];
        WEIGHTS = new double[NODES];
        for (int node = 0; node < NODES; node++) {
            BETS[node] = rule.getPoint(node);
            WEIGHTS[node] = rule.getWeight(node);
        }
    }

    /** Logarithms: products of thousands of factors leave the range of a double. */
    private final double[] capital = new double[NODES];

    /**
     * Takes the difference of another task.
     *
     * @param difference from -1 to 1
     */
    void add(double difference) {
        for (int node = 0; node < NODES; node++) {
            capital[node] += Math.log1p(BETS[node] * difference);
        }
    }

    /** The logarithm of W: what is known against the hypothesis that the mean is not above zero. */
    double logEvidence() {
        double most = Arrays.stream(capital).max().orElse(0);
        double sum = 0;
        for (int node = 0; node < NODES; node++) {
            sum += WEIGHTS[node] * Math.exp(capital[node] - most);
        }
        return most + Math.log(sum);
    }
}
