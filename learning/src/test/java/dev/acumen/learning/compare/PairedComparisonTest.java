package dev.acumen.learning.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedComparisonTest {

    @Test
    void aKnownCaseHasTheIntervalComputedByHand() {
        // Four tasks, three won: n* = 6, sum 3, squares 3 + 1, error sqrt(4 - 9/6) / 6, t(3) = 3.18245.
        PairedComparison found = compare(new double[] {0, 0, 0, 1}, new double[] {1, 1, 1, 1});

        assertThat(found.difference()).isEqualTo(0.75);
        assertThat(found.without()).isEqualTo(0.25);
        assertThat(found.with()).isEqualTo(1);
        assertThat(found.low()).isCloseTo(0.5 - 3.18245 * Math.sqrt(2.5) / 6, within(1e-4));
        assertThat(found.high()).isEqualTo(1);
        assertThat(found.improved()).extracting(TaskId::value).containsExactly("t0", "t1", "t2");
        assertThat(found.worsened()).isEmpty();
        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.CANNOT_TELL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void anArmAgainstItselfCannotTellAndItsIntervalIsNotAPoint(int tasks) {
        for (double reward : new double[] {0, 0.5, 1}) {
            double[] rewards = new double[tasks];
            Arrays.fill(rewards, reward);
            PairedComparison found = compare(rewards, rewards);

            assertThat(found.difference()).isZero();
            assertThat(found.low()).isNegative();
            assertThat(found.high()).isPositive();
            assertThat(found.verdict()).isEqualTo(ComparisonVerdict.CANNOT_TELL);
        }
    }

    @Test
    void exchangingTheArmsMirrorsTheInterval() {
        Random random = new Random(4);
        for (int trial = 0; trial < 50; trial++) {
            double[] one = random.doubles(1 + random.nextInt(30)).toArray();
            double[] other = random.doubles(one.length).toArray();
            PairedComparison forth = compare(one, other);
            PairedComparison back = compare(other, one);

            assertThat(back.low()).isCloseTo(-forth.high(), within(1e-12));
            assertThat(back.high()).isCloseTo(-forth.low(), within(1e-12));
            assertThat(back.improved()).isEqualTo(forth.worsened());
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 0.3, 0.3", "100, 0.3, 0.3", "20, 0.4, 0.7", "100, 0.4, 0.7", "20, 0.5, 0.55", "100, 0.8, 0.9"})
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays(int tasks, double rateWithout, double rateWith) {
        Random random = new Random(tasks * 31L + (long) (100 * rateWith));
        int trials = 2_000;
        int held = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] without = new double[tasks];
            double[] with = new double[tasks];
            for (int i = 0; i < tasks; i++) {
                without[i] = random.nextDouble() < rateWithout ? 1 : 0;
                with[i] = random.nextDouble() < rateWith ? 1 : 0;
            }
            PairedComparison found = compare(without, with);
            double truth = rateWith - rateWithout;
            held += found.low() <= truth && truth <= found.high() ? 1 : 0;
        }

        assertThat((double) held / trials).isBetween(0.92, 0.99);
    }

    @Test
    void tasksThatWereNotGradedInBothArmsAreLeftOutAndCounted() {
        Task both = Samples.task("both");
        Task first = Samples.task("first");
        Task second = Samples.task("second");
        PairedComparison found = PairedComparison.of(
                        List.of(Samples.group(both, 0), Samples.group(first, 1), Samples.group(second, Double.NaN)),
                        List.of(Samples.group(both, 1), Samples.group(first, Double.NaN), Samples.group(second, 1)))
                .orElseThrow();

        assertThat(found.tasks()).isEqualTo(1);
        assertThat(found.leftOut()).isEqualTo(2);
        assertThat(found.difference()).isEqualTo(1);
        assertThat(PairedComparison.of(
                        List.of(Samples.group(both, Double.NaN)), List.of(Samples.group(both, Double.NaN))))
                .isEmpty();
        assertThat(PairedComparison.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void severalAttemptsAtATaskAreAveragedFirst() {
        Task task = Samples.task("t");
        PairedComparison found = PairedComparison.of(
                        List.of(Samples.group(task, 0, 0, 1, Double.NaN, 1)), List.of(Samples.group(task, 1, 1, 1, 0)))
                .orElseThrow();

        assertThat(found.tasks()).isEqualTo(1);
        assertThat(found.without()).isEqualTo(0.5);
        assertThat(found.with()).isEqualTo(0.75);
    }

    @Test
    void theOrderOfTheSecondArmDoesNotMatter() {
        List<Group> without = groups(1, 0, 0, 1, 0);
        List<Group> with = new ArrayList<>(groups(1, 1, 0, 1, 1));
        PairedComparison straight = PairedComparison.of(without, with).orElseThrow();
        Collections.shuffle(with, new Random(9));

        assertThat(PairedComparison.of(without, with)).contains(straight);
    }

    private static PairedComparison compare(double[] without, double[] with) {
        return PairedComparison.of(groups(without), groups(with)).orElseThrow();
    }

    private static List<Group> groups(double... rewards) {
        List<Group> groups = new ArrayList<>();
        for (double reward : rewards) {
            groups.add(Samples.group(Samples.task("t" + groups.size()), reward));
        }
        return groups;
    }
}
