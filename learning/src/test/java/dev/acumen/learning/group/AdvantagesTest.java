package dev.acumen.learning.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.group.Advantage;
import dev.acumen.simulation.script.Samples;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupRelativeAdvantageTest {

    @ParameterizedTest
    @CsvSource({"1, 2.000, -0.500", "2, 1.225, -0.816", "3, 0.816, -1.225", "4, 0.500, -2.000"})
    void fiveAttemptsOfWhichSomeAreRightHaveThePublishedAdvantages(int right, double ofRight, double ofWrong) {
        double[] rewards = new double[5];
        Arrays.fill(rewards, 0, right, 1);

        double[] advantages = advantages(rewards);

        for (int i = 0; i < 5; i++) {
            assertThat(advantages[i]).isCloseTo(i < right ? ofRight : ofWrong, within(6e-4));
        }
    }

    @RepeatedTest(50)
    void advantagesSumToZeroIgnoreAConstantAndFollowAPermutation(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] rewards = random.doubles(2 + random.nextInt(15), -3, 3).toArray();
        double[] advantages = advantages(rewards);
        double constant = random.nextDouble() * 10 - 5;
        double[] moved =
                advantages(Arrays.stream(rewards).map(r -> r + constant).toArray());
        double[] reversed = advantages(reversed(rewards));

        assertThat(Arrays.stream(advantages).sum()).isCloseTo(0, within(1e-9));
        assertThat(moved).containsExactly(advantages, within(1e-6));
        assertThat(reversed).containsExactly(reversed(advantages), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "0.1", "1e300", "-7"})
    void equalRewardsHaveFiniteAdvantagesOfZero(double reward) {
        assertThat(advantages(reward, reward, reward)).containsExactly(new double[3], within(1e-3));
    }

    @Test
    void onlyGradedAttemptsHaveAnAdvantage() {
        assertThat(advantages(1, Double.NaN, 0)).containsExactly(new double[] {1, -1}, within(1e-5));
        assertThat(advantages(Double.NaN)).isEmpty();
    }

    private static double[] advantages(double... rewards) {
        return new GroupRelativeAdvantage()
                .estimate(Samples.group(Samples.task("t"), rewards)).advantages().stream()
                        .mapToDouble(Advantage::value)
                        .toArray();
    }

    private static double[] reversed(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[values.length - 1 - i];
        }
        return result;
    }
}
