package dev.acumen.learning.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.task.Task;
import dev.acumen.learning.compare.SequentialComparison.Terms;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialComparisonTest {

    private static final Terms USUAL = new Terms(0.05, 0.02);

    private static double logEvidence(int wins, int losses) {
        EProcess process = new EProcess();
        for (int i = 0; i < wins; i++) {
            process.add(1);
        }
        for (int i = 0; i < losses; i++) {
            process.add(-1);
        }
        return process.logEvidence();
    }

    @ParameterizedTest
    @CsvSource({
        "20, 7, 0", "20, 10, 1", "20, 12, 2", "20, 14, 3", "20, 16, 4", "20, 18, 5", "20, 20, 6", "20, 22, 7",
        "20, 24, 8", "20, 26, 9", "20, 27, 10", "10, 5, 0", "10, 8, 1", "10, 11, 2", "10, 13, 3", "10, 15, 4",
        "10, 17, 5"
    })
    void theFirstStoppingPointsAreThoseOfTheSequentialMcNemarTest(double enough, int wins, int losses) {
        assertThat(logEvidence(wins, losses)).isGreaterThanOrEqualTo(Math.log(enough));
        assertThat(logEvidence(wins - 1, losses)).isLessThan(Math.log(enough));
    }

    @Test
    void forRightAndWrongItIsTheClosedForm() {
        for (int wins : new int[] {0, 1, 7, 40, 180}) {
            for (int losses : new int[] {0, 3, 25, 150}) {
                double closed = (wins + losses + 1) * Math.log(2)
                        + Beta.logBeta(wins + 1.0, losses + 1.0)
                        + Math.log(Beta.regularizedBeta(0.5, losses + 1.0, wins + 1.0));
                assertThat(logEvidence(wins, losses)).isCloseTo(closed, within(1e-6 * (1 + Math.abs(closed))));
            }
        }
    }

    @Test
    void theOrderOfTasksMakesNoDifferenceToTheEvidence() {
        List<Double> differences =
                new ArrayList<>(new Random(3).doubles(40, -0.6, 1).boxed().toList());
        EProcess one = new EProcess();
        differences.forEach(one::add);
        Collections.shuffle(differences, new Random(4));
        EProcess other = new EProcess();
        differences.forEach(other::add);

        assertThat(other.logEvidence()).isCloseTo(one.logEvidence(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.1, 229", "0.05, 0.2, 474", "0.05, 0.3, 716", "0.05, 0.5, 1196", "0.05, 0.7, 1676", "0.10, 0.1, 43",
        "0.10, 0.2, 115", "0.10, 0.3, 176", "0.10, 0.5, 298", "0.10, 0.7, 418", "0.20, 0.2, 22", "0.20, 0.3, 41",
        "0.20, 0.5, 73", "0.20, 0.7, 103", "0.30, 0.3, 14", "0.30, 0.5, 31", "0.30, 0.7, 45"
    })
    void theTasksToExpectAreThoseOfTheTable(double difference, double discordant, int tasks) {
        assertThat(TasksNeeded.toShow(difference, discordant, 0.05)).isCloseTo(tasks, within(1));
    }

    @Test
    void whatSoManyTasksCanShowGetsSmallerWithThem() {
        assertThat(TasksNeeded.shownBy(3, 0.05)).isInfinite();
        assertThat(TasksNeeded.shownBy(50, 0.05)).isCloseTo(0.2, within(0.02));
        assertThat(TasksNeeded.shownBy(400, 0.05)).isLessThan(0.1);
    }

    @Test
    void oneLookAfterEachTaskIsWrongNoMoreOftenThanItSaysAndTheIntervalHoldsAllAlong() {
        int trials = 400;
        int decided = 0;
        int missed = 0;
        Random random = new Random(1);
        for (int trial = 0; trial < trials; trial++) {
            EProcess better = new EProcess();
            EProcess worse = new EProcess();
            ConfidenceSequence interval = new ConfidenceSequence(0.05);
            boolean isDecided = false;
            boolean isMissed = false;
            for (int task = 0; task < 150; task++) {
                double difference = (random.nextDouble() < 0.4 ? 1 : 0) - (random.nextDouble() < 0.4 ? 1 : 0);
                better.add(difference);
                worse.add(-difference);
                interval.add(difference);
                isDecided |= Math.max(better.logEvidence(), worse.logEvidence()) >= Math.log(USUAL.decisive());
                isMissed |= interval.low() > 0 || interval.high() < 0;
            }
            decided += isDecided ? 1 : 0;
            missed += isMissed ? 1 : 0;
        }
        assertThat(decided).isLessThanOrEqualTo((int) (0.05 * trials));
        assertThat(missed).isLessThanOrEqualTo((int) (0.05 * trials));
    }

    @Test
    void aPlantedDifferenceIsFoundAndTheIntervalClosesInOnIt() {
        Random random = new Random(2);
        double[] without = new double[2_000];
        double[] with = new double[2_000];
        for (int i = 0; i < with.length; i++) {
            double share = random.nextDouble();
            without[i] = share < 0.05 ? 1 : 0;
            with[i] = share >= 0.05 && share < 0.20 ? 1 : 0;
        }
        SequentialComparison found = SequentialComparison.of(without, with, 0, USUAL, false);

        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.BETTER);
        assertThat(found.low()).isBetween(0.03, 0.1);
        assertThat(found.high()).isBetween(0.1, 0.18);
        assertThat(found.more()).isEmpty();
        SequentialComparison early =
                SequentialComparison.of(Arrays.copyOf(without, 20), Arrays.copyOf(with, 20), 0, USUAL, false);
        assertThat(early.verdict()).isEqualTo(ComparisonVerdict.CANNOT_TELL);
    }

    @Test
    void armsThatNeverDifferAreTheSameWithinAMarginAfterEnoughTasks() {
        double[] rewards = DoubleStream.generate(() -> 1).limit(2_000).toArray();

        assertThat(SequentialComparison.of(rewards, rewards, 0, new Terms(0.05, 0.1), false)
                        .verdict())
                .isEqualTo(ComparisonVerdict.SAME);
        assertThat(SequentialComparison.of(rewards, rewards, 0, new Terms(0.05, 0), false)
                        .verdict())
                .isEqualTo(ComparisonVerdict.CANNOT_TELL);
    }

    @Test
    void aTaskThatIsNotGradedInOneArmIsLeftOutOfBoth() {
        List<Group> without = new ArrayList<>();
        List<Group> with = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Task task = Samples.task("t" + i);
            without.add(Samples.group(task, 0));
            // Outages alone: whatever is graded is as in the other arm.
            with.add(Samples.group(task, i % 3 == 0 ? Double.NaN : 0));
        }
        SequentialComparison found = SequentialComparison.of(without, with, USUAL, true);

        assertThat(found.tasks()).isEqualTo(20);
        assertThat(found.leftOut()).isEqualTo(10);
        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.CANNOT_TELL);
        assertThat(found.wins() + found.losses()).isZero();
    }

    @Test
    void theLastLookIsTheExactTest() {
        for (int[] needed : new int[][] {{5, 0}, {7, 1}, {9, 2}, {10, 3}, {12, 4}, {13, 5}}) {
            assertThat(LastLook.probability(differences(needed[0], needed[1]))).isLessThanOrEqualTo(0.05);
            assertThat(LastLook.probability(differences(needed[0] - 1, needed[1])))
                    .isGreaterThan(0.05);
        }
        assertThat(LastLook.probability(new double[8])).isEqualTo(1);
    }

    @Test
    void forGradedResultsItFlipsSigns() {
        double[] alike = {0.5, -0.5, 0.25, -0.25, 0.75, -0.75};
        assertThat(LastLook.probability(alike)).isBetween(0.4, 0.7);
        double[] up = DoubleStream.generate(() -> 0.5).limit(10).toArray();
        // All ten signs up: one of 1,024.
        assertThat(LastLook.probability(up)).isBetween(0.0003, 0.003);
        assertThat(LastLook.probability(up)).isEqualTo(LastLook.probability(up));
    }

    @Test
    void whatContinuousLooksLeaveOpenTheLastLookMayDecide() {
        double[] with = DoubleStream.concat(
                        DoubleStream.generate(() -> 1).limit(28),
                        DoubleStream.generate(() -> 0).limit(12))
                .toArray();
        double[] without = DoubleStream.of(with).map(d -> 1 - d).toArray();

        assertThat(SequentialComparison.of(without, with, 0, USUAL, false).verdict())
                .isEqualTo(ComparisonVerdict.CANNOT_TELL);
        assertThat(SequentialComparison.of(without, with, 0, USUAL, true).verdict())
                .isEqualTo(ComparisonVerdict.BETTER);
        assertThat(SequentialComparison.of(with, without, 0, USUAL, true).verdict())
                .isEqualTo(ComparisonVerdict.WORSE);
    }

    private static double[] differences(int wins, int losses) {
        return DoubleStream.concat(
                        DoubleStream.generate(() -> 1).limit(wins),
                        DoubleStream.generate(() -> -1).limit(losses))
                .toArray();
    }

    @Test
    void rewardsOutsideZeroToOneAndOddTermsAreRefused() {
        List<Group> odd = List.of(Samples.group(Samples.task("t"), 2));
        assertThatThrownBy(() -> SequentialComparison.of(odd, odd, USUAL, false))
                .hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> new Terms(1, 0)).hasMessageContaining("--alpha must be");
        assertThatThrownBy(() -> new Terms(0.05, 1)).hasMessageContaining("--margin must be");
    }
}
