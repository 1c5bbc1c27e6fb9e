package dev.acumen.learning.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdvantagesTest {

    private static final Random RANDOM = new Random(14);

    /** Five attempts of which the first ones are right. */
    private static ComparedGroup five(int right) {
        double[] rewards = new double[5];
        Arrays.fill(rewards, 0, right, 1);
        return SampleComparisons.of(rewards);
    }

    @ParameterizedTest
    @CsvSource({"1, 2.000, -0.500", "2, 1.225, -0.816", "3, 0.816, -1.225", "4, 0.500, -2.000"})
    void groupRelativeAdvantagesAreThePublishedOnes(int right, double ofRight, double ofWrong) {
        List<Double> advantages =
                new GroupRelativeAdvantage().estimate(five(right)).advantages();

        for (int i = 0; i < 5; i++) {
            assertThat(advantages.get(i)).isCloseTo(i < right ? ofRight : ofWrong, within(6e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.8, -0.2", "2, 0.6, -0.4", "3, 0.4, -0.6", "4, 0.2, -0.8"})
    void centredAdvantagesAreRewardsLessTheMeanAndLeaveOneOutIsFiveQuartersOfThem(
            int right, double ofRight, double ofWrong) {
        List<Double> centred = new CentredAdvantage().estimate(five(right)).advantages();
        List<Double> leaveOneOut =
                new LeaveOneOutAdvantage().estimate(five(right)).advantages();

        for (int i = 0; i < 5; i++) {
            double expected = i < right ? ofRight : ofWrong;
            assertThat(centred.get(i)).isCloseTo(expected, within(1e-12));
            assertThat(leaveOneOut.get(i)).isCloseTo(1.25 * expected, within(1e-12));
        }
    }

    @Test
    void leaveOneOutIsTheRewardLessTheMeanOfTheOthers() {
        assertThat(new LeaveOneOutAdvantage()
                        .estimate(SampleComparisons.of(3, 1, 2))
                        .advantages())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(3 - 1.5, 1 - 2.5, 2 - 2.0);
        assertThat(new LeaveOneOutAdvantage().estimate(SampleComparisons.of(3)).advantages())
                .containsExactly(0.0);
    }

    /** The bias of GRPO that Dr. GRPO takes off: a nearly settled question counts nearly as much as an open one. */
    @Test
    void whatAGroupCountsFollowsTheSignal() {
        assertThat(weights(new GroupRelativeAdvantage()))
                .containsExactly(new double[] {0.8, 0.98, 0.98, 0.8}, within(1e-3));
        assertThat(weights(new CentredAdvantage()))
                .containsExactly(new double[] {0.64, 0.96, 0.96, 0.64}, within(1e-9));
        assertThat(weights(new LeaveOneOutAdvantage()))
                .containsExactly(new double[] {0.64, 0.96, 0.96, 0.64}, within(1e-9));
        assertThat(weights(new DiscriminativeVotes(0.1))).containsExactly(new double[] {1, 1, 1, 1}, within(1e-9));
    }

    private static double[] weights(AdvantageEstimator estimator) {
        return Stream.of(1, 2, 3, 4)
                .mapToDouble(right -> estimator.estimate(five(right)).weight())
                .toArray();
    }

    static Stream<Arguments> zeroSum() {
        return Stream.of(
                Arguments.of("grpo", new GroupRelativeAdvantage()),
                Arguments.of("dr-grpo", new CentredAdvantage()),
                Arguments.of("loo", new LeaveOneOutAdvantage()),
                Arguments.of("gdpo", new DecoupledAdvantage(List.of())),
                Arguments.of("gvpo", new ZeroSumVotes(0.7)),
                Arguments.of("disco", new DiscriminativeVotes(0.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zeroSum")
    void advantagesSumToZeroIgnoreAConstantAndFollowAPermutation(String name, AdvantageEstimator estimator) {
        for (int round = 0; round < 50; round++) {
            double[] rewards = RANDOM.doubles(2 + RANDOM.nextInt(15), -3, 3).toArray();
            ComparedGroup group = SampleComparisons.of(rewards);
            List<Double> advantages = estimator.estimate(group).advantages();
            double constant = RANDOM.nextDouble() * 10 - 5;
            List<Double> moved = estimator
                    .estimate(SampleComparisons.of(Arrays.stream(rewards)
                            .map(reward -> reward + constant)
                            .toArray()))
                    .advantages();
            List<Compared> turned = new ArrayList<>(group.members());
            Collections.reverse(turned);
            List<Double> reversed =
                    new ArrayList<>(estimator.estimate(group.with(turned)).advantages());
            Collections.reverse(reversed);

            assertThat(advantages.stream().mapToDouble(Double::doubleValue).sum())
                    .isCloseTo(0, within(1e-9));
            assertThat(array(moved)).containsExactly(array(advantages), within(1e-6));
            assertThat(array(reversed)).containsExactly(array(advantages), within(1e-9));
        }
    }

    @Test
    void groupRelativeAdvantagesIgnoreTheScaleOfRewardsAndCentredOnesFollowIt() {
        ComparedGroup small = SampleComparisons.of(0.1, 0.4, 0.9);
        ComparedGroup large = SampleComparisons.of(1, 4, 9);

        assertThat(array(new GroupRelativeAdvantage().estimate(large).advantages()))
                .containsExactly(
                        array(new GroupRelativeAdvantage().estimate(small).advantages()), within(1e-4));
        assertThat(new CentredAdvantage().estimate(large).advantages().get(2))
                .isCloseTo(
                        10 * new CentredAdvantage().estimate(small).advantages().get(2), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "0.1", "1e300", "-7"})
    void equalRewardsHaveFiniteAdvantagesOfZero(double reward) {
        zeroSum()
                .map(arguments -> (AdvantageEstimator) arguments.get()[1])
                .forEach(estimator -> assertThat(array(estimator
                                .estimate(SampleComparisons.of(reward, reward, reward))
                                .advantages()))
                        .containsExactly(new double[3], within(1e-3)));
    }

    /** The example of GDPO (arXiv 2601.05242, figure 2): the sums of (0, 1) and of (0, 2) have the same advantages, the rewards by themselves have not. */
    @Test
    void rewardsThatAddUpAlikeStayApartWhenEachIsNormalisedByItself() {
        ComparedGroup one = SampleComparisons.vectors(List.of(vector(0, 0), vector(0, 1)));
        ComparedGroup both = SampleComparisons.vectors(List.of(vector(0, 0), vector(1, 1)));
        DecoupledAdvantage decoupled = new DecoupledAdvantage(List.of());

        assertThat(array(new GroupRelativeAdvantage().estimate(one).advantages()))
                .containsExactly(
                        array(new GroupRelativeAdvantage().estimate(both).advantages()), within(1e-4));
        assertThat(array(decoupled.estimate(one).advantages())).containsExactly(new double[] {-1, 1}, within(1e-4));
        assertThat(array(decoupled.estimate(both).advantages())).containsExactly(new double[] {-2, 2}, within(1e-4));
    }

    @Test
    void rewardsWhoseSumIsTheSameAreContrastedWhereEachIsNormalisedByItself() {
        ComparedGroup group = SampleComparisons.vectors(List.of(vector(1, 0), vector(0, 1), vector(1, 0)));

        assertThat(group.isMixed()).isFalse();
        assertThat(GroupSelector.mixed().select(group, GroupHistory.none()).teaches())
                .isFalse();
        assertThat(GroupSelector.mixedInAny().select(group, GroupHistory.none()).teaches())
                .isTrue();
        assertThat(new GroupRelativeAdvantage().estimate(group).advantages()).containsOnly(0.0);
    }

    @Test
    void aBatchIsNormalisedToMeanZeroAndSpreadOne() {
        DecoupledAdvantage decoupled = new DecoupledAdvantage(List.of());
        List<AdvantagedGroup> batch = Stream.of(
                        SampleComparisons.vectors(List.of(vector(0, 0), vector(0, 1), vector(1, 1))),
                        SampleComparisons.vectors(List.of(vector(1, 0), vector(1, 1))))
                .map(decoupled::estimate)
                .toList();

        double[] all = decoupled.overBatch(batch).stream()
                .flatMap(group -> group.advantages().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();

        assertThat(Arrays.stream(all).average().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(all).map(value -> value * value).average().orElseThrow())
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void whatARewardCountsAndUnderWhichConditionIsTheEvaluators() {
        List<RewardTerm> terms = List.of(
                RewardTerm.of("right"),
                new RewardTerm("short", 0.5, Optional.of(new RewardTerm.Condition("right", 1))));
        ComparedGroup group = SampleComparisons.vectors(List.of(
                Map.of("right", 1.0, "short", -0.2),
                Map.of("right", 1.0, "short", -0.4),
                Map.of("right", 0.0, "short", 0.0)));

        List<Double> advantages = new DecoupledAdvantage(terms).estimate(group).advantages();

        // right: mean 2/3, spread 0.4714; short among the two that are right: 1 and -1, counted half
        assertThat(array(advantages)).containsExactly(new double[] {0.7071 + 0.5, 0.7071 - 0.5, -1.4142}, within(1e-3));
    }

    @Test
    void anAttemptThatWasCutOffIsWorthNothingWhereNothingElseIsKnown() {
        ComparedGroup right = SampleComparisons.vectors(List.of(Map.of("right", 1.0), Map.of("right", 1.0)));
        List<Compared> members = new ArrayList<>(right.members());
        members.add(new Compared(members.get(0).attempt(), -1, Rewards.none(), false, 0));

        assertThat(new DecoupledAdvantage(List.of(RewardTerm.of("right")))
                        .estimate(right.with(members))
                        .advantages()
                        .get(2))
                .isNegative();
    }

    private static Map<String, Double> vector(double format, double right) {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("format", format);
        named.put("right", right);
        return named;
    }

    @Test
    void votesSumToZeroWhateverWasExpectedAndWhatWasExpectedIsNoNews() {
        ScoredRollout right = Samples.group(Samples.task("t"), 1, 0).members().get(0);
        ScoredRollout wrong = Samples.group(Samples.task("t"), 1, 0).members().get(1);
        ComparedGroup group =
                new ComparedGroup(Samples.task("t"), List.of(expecting(right, 1, 0.4), expecting(wrong, 0, 0)));

        assertThat(array(new ZeroSumVotes(0).estimate(group).advantages()))
                .containsExactly(new double[] {0.5, -0.5}, within(1e-12));
        // (1 - 0.5) - 0.5 (0.4 - 0.2)
        assertThat(array(new ZeroSumVotes(0.5).estimate(group).advantages()))
                .containsExactly(new double[] {0.4, -0.4}, within(1e-12));
        assertThat(array(new ZeroSumVotes(1).estimate(group).advantages()))
                .containsExactly(new double[] {0.3, -0.3}, within(1e-12));
    }

    private static Compared expecting(ScoredRollout attempt, double reward, double expected) {
        return new Compared(attempt, reward, Rewards.none(), true, expected);
    }

    @Test
    void theMostConvincingWrongAttemptsAreTheOnesWhoseAnswerIsGivenMostOften() {
        Map<String, Double> replies = new LinkedHashMap<>();
        replies.put("a\n#### 42", 1.0);
        replies.put("b\n#### 41", 0.0);
        replies.put("c\n#### 41", 0.0);
        replies.put("d\n#### 7", 0.0);
        ComparedGroup group = SampleComparisons.of(SampleComparisons.replies(replies));

        // exp(log 2) = 2 for each of the two alike, exp(log 1) = 1 for the other, of 5 in all
        assertThat(array(new DiscriminativeVotes(1).estimate(group).advantages()))
                .containsExactly(new double[] {1, -0.4, -0.4, -0.2}, within(1e-12));
        assertThat(array(new DiscriminativeVotes(0.01).estimate(group).advantages()))
                .containsExactly(new double[] {1, -0.5, -0.5, 0}, within(1e-12));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new GroupRelativeAdvantage(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DecoupledAdvantage(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ZeroSumVotes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DiscriminativeVotes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AdvantagedGroup.of(five(1), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ComparedGroup(Samples.task("other"), five(1).members()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
