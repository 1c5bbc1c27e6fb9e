package dev.acumen.learning.compare;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The one look at a number of tasks that was fixed beforehand: how likely differences such as these are where neither arm is better. For differences of -1, 0 and 1 the exact test of McNemar (1947), for others
 * the share of 10,000 random flips of signs that come out as high (Fisher 1935), with a seed of its own, so that the same results say the same.
 */
final class LastLook {

    private static final int FLIPS = 10_000;
    private static final double EQUAL = 1e-9;

    private LastLook() {}

    /** The probability of differences as high as these or higher. */
    static double probability(double[] differences) {
        double[] told =
                Arrays.stream(differences).filter(d -> Math.abs(d) > EQUAL).toArray();
        if (told.length == 0) {
            return 1;
        }
        return Arrays.stream(told).allMatch(d -> Math.abs(Math.abs(d) - 1) <= EQUAL) ? exact(told) : flipped(told);
    }

    private static double exact(double[] told) {
        int wins = (int) Arrays.stream(told).filter(d -> d > 0).count();
        return new BinomialDistribution(told.length, 0.5).probability(wins - 1, told.length);
    }

    private static double flipped(double[] told) {
        double sum = Arrays.stream(told).sum();
        SplittableRandom random = new SplittableRandom(told.length);
        int asHigh = 1;
        for (int flip = 0; flip < FLIPS; flip++) {
            double other = 0;
            for (double difference : told) {
                other += random.nextBoolean() ? difference : -difference;
            }
            asHigh += other >= sum - EQUAL ? 1 : 0;
        }
        return asHigh / (FLIPS + 1.0);
    }
}
