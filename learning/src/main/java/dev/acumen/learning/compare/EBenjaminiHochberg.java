package dev.acumen.learning.compare;

import java.util.Arrays;

/**
 * Which of many findings hold, so that on average at most a share of {@code alpha} of those named is false, however the evidence depends on each other: e-BH (Wang and Ramdas, Journal of the Royal
 * Statistical Society B 84, 2022, arXiv 2009.02824). The {@code k} strongest of {@code m} hold for the largest {@code k} at which the {@code k}-th has evidence of {@code m / (k alpha)} to one or
 * more.
 */
public final class EBenjaminiHochberg {

    private EBenjaminiHochberg() {}

    /**
     * Which hold.
     *
     * @param logEvidence logarithms of e-values, all from one look that was fixed beforehand; {@link Double#NEGATIVE_INFINITY} for what was not looked at
     * @param alpha the share of false ones among those named
     */
    public static boolean[] holds(double[] logEvidence, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("--alpha must be above 0 and below 1, not " + alpha);
        }
        double[] sorted = logEvidence.clone();
        Arrays.sort(sorted);
        int m = sorted.length;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= m; k++) {
            double strongest = sorted[m - k];
            if (strongest >= Math.log(m / (k * alpha))) {
                least = strongest;
            }
        }
        boolean[] holds = new boolean[m];
        for (int i = 0; i < m; i++) {
            holds[i] = logEvidence[i] >= least;
        }
        return holds;
    }
}
