package dev.acumen.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricTableTest {

    private static final double NEAR = 1e-12;

    @Test
    void thePublishedFormulasHold() {
        assertThat(AtK.pass(5, 2, 2)).isCloseTo(1 - 3.0 / 10, within(NEAR));
        assertThat(AtK.passAll(5, 2, 2)).isCloseTo(1.0 / 10, within(NEAR));
        assertThat(AtK.pass(200, 1, 100)).isCloseTo(0.5, within(NEAR));
        assertThat(AtK.pass(5, 4, 2)).isEqualTo(1);
        assertThat(AtK.passAll(5, 1, 2)).isZero();
        assertThatThrownBy(() -> AtK.pass(3, 1, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passRisesWithKAndPassAllFallsAroundTheMean() {
        for (int n = 1; n <= 12; n++) {
            for (int c = 0; c <= n; c++) {
                double mean = (double) c / n;
                assertThat(AtK.pass(n, c, 1)).isCloseTo(mean, within(NEAR));
                assertThat(AtK.passAll(n, c, 1)).isCloseTo(mean, within(NEAR));
                assertThat(AtK.pass(n, c, n)).isCloseTo(c > 0 ? 1 : 0, within(NEAR));
                assertThat(AtK.passAll(n, c, n)).isCloseTo(c == n ? 1 : 0, within(NEAR));
                for (int k = 2; k <= n; k++) {
                    assertThat(AtK.pass(n, c, k)).isGreaterThanOrEqualTo(AtK.pass(n, c, k - 1) - NEAR);
                    assertThat(AtK.passAll(n, c, k)).isLessThanOrEqualTo(AtK.passAll(n, c, k - 1) + NEAR);
                    assertThat(AtK.passAll(n, c, k)).isLessThanOrEqualTo(mean + NEAR);
                    assertThat(AtK.pass(n, c, k)).isGreaterThanOrEqualTo(mean - NEAR);
                }
            }
        }
    }

    @Test
    void theMajorityIsThatOfEqualAnswersAndDrawsAreSplit() {
        Answered task = answered("a a b c", Map.of("a", 1.0));

        assertThat(MajorityAtK.of(task, 1, 0)).isCloseTo(0.5, within(NEAR));
        // Of the six pairs, one is aa, four have one a and split, and bc is wrong.
        assertThat(MajorityAtK.of(task, 2, 0)).isCloseTo((1 + 4 * 0.5) / 6, within(NEAR));
        assertThat(MajorityAtK.of(task, 4, 0)).isEqualTo(1);
        assertThat(MajorityAtK.of(answered("a b b", Map.of("a", 1.0)), 3, 0)).isZero();
    }

    @Test
    void aSampledMajorityComesNearTheExactOne() {
        Answered task = answered("a ".repeat(20) + "b ".repeat(12), Map.of("a", 1.0));
        double[] exact = {0};
        // Hypergeometric: 9 of 32, 20 of them right.
        for (int a = 5; a <= 9; a++) {
            exact[0] += choose(20, a) * choose(12, 9 - a) / choose(32, 9);
        }

        assertThat(MajorityAtK.of(task, 9, 7)).isCloseTo(exact[0], within(0.02)).isEqualTo(MajorityAtK.of(task, 9, 7));
    }

    @Test
    void tasksWithTooFewGradedAttemptsAreLeftOutAndCounted() {
        List<Answered> tasks =
                List.of(answered("a a b b", Map.of("a", 1.0)), answered("a", Map.of("a", 1.0)), answered("", Map.of()));
        Map<String, Metric> byName = byName(MetricTable.metrics(tasks, 4, 0));

        assertThat(byName.keySet())
                .containsExactlyInAnyOrder(
                        "mean@4",
                        "pass@1",
                        "pass@2",
                        "pass@4",
                        "pass^1",
                        "pass^2",
                        "pass^4",
                        "majority@1",
                        "majority@2",
                        "majority@4");
        assertThat(byName.get("mean@4"))
                .extracting(Metric::tasks, Metric::leftOut, Metric::value)
                .containsExactly(2, 1, 0.75);
        assertThat(byName.get("pass@2"))
                .extracting(Metric::tasks, Metric::leftOut)
                .containsExactly(1, 2);
    }

    @Test
    void anIntervalHoldsItsValueAndIsNeverEmpty() {
        for (int n = 1; n <= 30; n++) {
            double[] ones = IntStream.range(0, n).mapToDouble(i -> 1).toArray();
            Metric metric = Metric.of("x", ones, 0);
            assertThat(metric.low()).isLessThan(1).isGreaterThanOrEqualTo(0);
            assertThat(metric.high()).isEqualTo(1);
        }
        assertThat(Metric.of("x", new double[0], 3))
                .extracting(Metric::low, Metric::high)
                .containsExactly(0.0, 1.0);
    }

    @Test
    void theIntervalCoversTheTruthNineteenTimesInTwentyThoughAttemptsAtATaskAreAlike() {
        for (int tasks : new int[] {10, 50}) {
            Random random = new Random(20260101);
            int rounds = 2_000;
            int covered = 0;
            for (int round = 0; round < rounds; round++) {
                List<Answered> drawn = new ArrayList<>();
                for (int task = 0; task < tasks; task++) {
                    // Easy and hard tasks: the share of right attempts is 0.9 or 0.2, 0.55 on average.
                    double chance = random.nextBoolean() ? 0.9 : 0.2;
                    drawn.add(answered(
                            IntStream.range(0, 8)
                                    .mapToObj(i -> random.nextDouble() < chance ? "a" : "b")
                                    .collect(Collectors.joining(" ")),
                            Map.of("a", 1.0)));
                }
                double[] means = drawn.stream().mapToDouble(Answered::mean).toArray();
                Metric mean = Metric.of("mean", means, 0);
                covered += mean.low() <= 0.55 && 0.55 <= mean.high() ? 1 : 0;
            }
            assertThat((double) covered / rounds).as(tasks + " tasks").isBetween(0.935, 0.98);
        }
    }

    private static Answered answered(String answers, Map<String, Double> rewards) {
        List<String> list =
                answers.isBlank() ? List.of() : List.of(answers.strip().split(" "));
        return new Answered(
                list.stream().map(answer -> rewards.getOrDefault(answer, 0.0)).toList(), list);
    }

    private static Map<String, Metric> byName(List<Metric> metrics) {
        return metrics.stream().collect(Collectors.toMap(Metric::name, Function.identity()));
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways *= (double) (n - i) / (i + 1);
        }
        return ways;
    }
}
