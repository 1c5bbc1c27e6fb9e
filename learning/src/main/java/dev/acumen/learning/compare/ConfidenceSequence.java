package dev.acumen.learning.compare;

/**
 * An interval for the mean of differences in [-1, 1] that holds at every moment at once: whoever looks after each task and stops when they like is wrong with probability a at
 * most. Hedged capital with predictable bets (Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86, 2024, arXiv 2010.09686, section 4): for each mean m,
 *
 * <pre>
 * K+(m) = product of (1 + l+ (D(i) - m)),  K-(m) = product of (1 - l- (D(i) - m))
 * l(t) = sqrt(2 ln(2/a) / (s2(t-1) t ln(1 + t))), at most c/(1 + m) and c/(1 - m), c = 1/2
 * </pre>
 *
 * m is ruled out as soon as half of either reaches 1/a, for good. s2 is the variance of the differences before, with one imagined difference of variance 1.
 *
 * <p>Not safe for use by several threads.
 */
final class ConfidenceSequence {

    /** Means that are told apart. */
    private static final int STEPS = 800;

    private static final double WIDTH = 2.0 / STEPS;
    private static final double CAP = 0.5;

    private final double alpha;
    private final double threshold;
    private final double[] above = new double[STEPS + 1];
    private final double[] below = new double[STEPS + 1];
    private int lowest;
    private int highest = STEPS;
    private int taken;
    private double sum;
    private double squares;

    /**
     * @param alpha how often it may be wrong, above 0 and below 1
     */
    ConfidenceSequence(double alpha) {
        this.alpha = alpha;
        this.threshold = Math.log(2 / alpha);
    }

    /**
     * Takes the difference of another task.
     *
     * @param difference from -1 to 1
     */
    void add(double difference) {
        double bet = bet();
        for (int step = 0; step <= STEPS; step++) {
            double mean = mean(step);
            above[step] += Math.log1p(Math.min(bet, CAP / (1 + mean)) * (difference - mean));
            below[step] += Math.log1p(-Math.min(bet, CAP / (1 - mean)) * (difference - mean));
        }
        taken++;
        sum += difference;
        squares += difference * difference;
        while (lowest < highest && isRuledOut(lowest)) {
            lowest++;
        }
        while (highest > lowest && isRuledOut(highest)) {
            highest--;
        }
    }

    /** The lower end. */
    double low() {
        return Math.max(-1, mean(lowest) - (lowest == 0 ? 0 : WIDTH));
    }

    /** The upper end. */
    double high() {
        return Math.min(1, mean(highest) + (highest == STEPS ? 0 : WIDTH));
    }

    private boolean isRuledOut(int step) {
        return Math.max(above[step], below[step]) >= threshold;
    }

    private static double mean(int step) {
        return -1 + step * WIDTH;
    }

    private double bet() {
        int next = taken + 1;
        double average = taken == 0 ? 0 : sum / taken;
        double variance = (1 + Math.max(0, squares - taken * average * average)) / next;
        return Math.sqrt(2 * Math.log(2 / alpha) / (variance * next * Math.log(1.0 + next)));
    }
}
