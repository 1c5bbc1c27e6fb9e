package dev.acumen.learning.compare;

/**
 * About how many tasks a verdict takes when tasks come out right or wrong, before any is paid for: the evidence of {@link EProcess} grows by g a task at best, with
 *
 * <pre>g = max over l of p ln(1 + l) + q ln(1 - l),  n = ln(1/a) / g</pre>
 *
 * where p is the share of tasks that only the second arm gets right and q the share that only the first does.
 */
public final class TasksNeeded {

    /** Of the tasks, how many come out otherwise in two arms: seen on several domains. */
    private static final double USUAL_DISCORDANT = 0.3;

    private TasksNeeded() {}

    /**
     * The tasks that show a difference.
     *
     * @param difference between the arms, above 0 and at most {@code discordant}
     * @param discordant share of tasks that one arm gets right and the other wrong
     * @param alpha how often the verdict may be wrong, on this side
     */
    public static int toShow(double difference, double discordant, double alpha) {
        if (!(difference > 0 && difference <= discordant && discordant <= 1)) {
            throw new IllegalArgumentException("a difference is above 0 and at most the share of discordant tasks");
        }
        double won = (discordant + difference) / 2;
        double lost = (discordant - difference) / 2;
        double bet = difference / discordant;
        double growth = won * Math.log1p(bet) + (lost <= 0 ? 0 : lost * Math.log1p(-bet));
        return (int) Math.round(-Math.log(alpha) / growth);
    }

    /**
     * About the smallest difference that so many tasks show, in steps of 0.01; above 1 if they are too few for any. It is what betting with all of alpha would take: the last look makes up for
     * the half that is kept for it.
     *
     * @param alpha how often the verdict may be wrong, both sides together
     */
    public static double shownBy(int tasks, double alpha) {
        for (int hundredths = 1; hundredths <= 100; hundredths++) {
            double difference = hundredths / 100.0;
            if (toShow(difference, Math.max(difference, USUAL_DISCORDANT), alpha / 2) <= tasks) {
                return difference;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
