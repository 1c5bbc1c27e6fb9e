package dev.acumen.learning.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evidence that a lesson does harm, as an e-value: a number whose mean is at most 1 if it does none, on whatever tasks it was measured. The bet on a task is
 * {@code D = mean(−(Z − p)/max(p, 1 − p) · (Y − c))} over the attempts at the task that were drawn, with Z whether the lesson was shown, p how likely that
 * was, Y the reward as a share of the range and c the mean reward of the siblings that were not drawn. Since Z was drawn, {@code E[D] = −min(p, 1 − p) β}.
 * The e-value is {@code mean_j Π_tasks (1 + λ_j D)} with {@code λ_j = 0.95 j/20}, at one common time for all lessons and in no order of tasks.
 *
 * <p>Which lessons are harmful together is said by e-BH: with K lessons in falling order of e, the first k are, k the largest with {@code e_(k) ≥ K/(α k)}. The
 * false discovery rate is at most α, however the e-values depend on each other. Running maxima are no e-values and are not used.
 *
 * <p>Sources: Wang and Ramdas, False discovery rate control with e-values, Journal of the Royal Statistical Society B 84 (2022), arXiv 2009.02824;
 * Waudby-Smith and Ramdas, ibid. 86 (2024), arXiv 2010.09686.
 */
final class HarmEvidence {

    private static final int GRID = 20;
    private static final double LARGEST_BET = 0.95;

    private HarmEvidence() {}

    /**
     * The e-value.
     *
     * @param bets D of each task, from −1 to 1
     */
    static double of(double[] bets) {
        double sum = 0;
        for (int step = 1; step <= GRID; step++) {
            double share = LARGEST_BET * step / GRID;
            double logarithm = 0;
            for (double bet : bets) {
                logarithm += Math.log1p(share * bet);
            }
            sum += Math.exp(logarithm);
        }
        return sum / GRID;
    }

    /**
     * The indices of those that are called out together, most evidence first.
     *
     * @param values e-values
     * @param rate the false discovery rate α
     */
    static List<Integer> calledOut(List<Double> values, double rate) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
        order.sort(Comparator.comparing((Integer index) -> values.get(index)).reversed());
        int last = 0;
        for (int place = 1; place <= order.size(); place++) {
            if (values.get(order.get(place - 1)) >= order.size() / (rate * place)) {
                last = place;
            }
        }
        return List.copyOf(order.subList(0, last));
    }
}
