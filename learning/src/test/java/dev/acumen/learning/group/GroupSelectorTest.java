package dev.acumen.learning.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSelectorTest {

    private static final Task TASK = Samples.task("t");

    @Test
    void aGroupIsMixedBySpreadNotByMean() {
        assertThat(teaches(0.5, 0.5, 0.5, 0.5, 0.5)).isFalse();
        assertThat(teaches(0, 2)).isTrue();
        assertThat(teaches(-1, 0)).isTrue();
        assertThat(teaches(1, 1)).isFalse();
        assertThat(teaches(0.1 + 0.2, 0.3)).isFalse();
    }

    @Test
    void aGroupWithFewerThanTwoGradedAttemptsTeachesNothing() {
        assertThat(teaches(1, Double.NaN, Double.NaN)).isFalse();
        assertThat(teaches(Double.NaN)).isFalse();
        assertThat(teaches(1, Double.NaN, 0)).isTrue();
    }

    private static boolean teaches(double... rewards) {
        return select(GroupSelector.mixed(), SampleComparisons.of(rewards)).teaches();
    }

    private static Selection select(GroupSelector selector, ComparedGroup group) {
        return selector.select(group, GroupHistory.none());
    }

    /** Attempts whose replies have so many tokens. */
    private static ComparedGroup lengths(int[] tokens, double... rewards) {
        Map<String, Double> replies = new LinkedHashMap<>();
        for (int i = 0; i < tokens.length; i++) {
            replies.put(i + "x".repeat(4 * tokens[i] - 1), rewards[i]);
        }
        return SampleComparisons.of(SampleComparisons.replies(replies));
    }

    private static List<Integer> kept(Selection selection) {
        return selection.contrasted().members().stream()
                .map(member -> member.attempt().rollout().id().sample())
                .toList();
    }

    @Test
    void theShortestAttemptsAreComparedAmongThemselves() {
        ComparedGroup group = lengths(new int[] {50, 10, 30, 20, 40}, 1, 0, 1, 1, 0);
        FilteredGroups shortest = new FilteredGroups(FilteredGroups.By.SHORTEST, OptionalInt.of(3));

        Selection selection = select(shortest, group);

        assertThat(kept(selection)).containsExactly(1, 2, 3);
        assertThat(selection.leftOut())
                .hasSize(2)
                .allSatisfy((id, why) -> assertThat(why).isEqualTo("not among the 3 shortest"));
        // 0, 1, 1: mean 2/3, spread 0.4714
        assertThat(new GroupRelativeAdvantage()
                        .estimate(selection.contrasted())
                        .advantages()
                        .get(0))
                .isCloseTo(-1.4142, within(1e-4));
    }

    @Test
    void theMostEfficientAttemptsAreThoseWithTheMostRewardForATokenAndAWrongOneIsNeverBefore() {
        ComparedGroup group = lengths(new int[] {50, 10, 30, 20, 40}, 1, 0, 1, 0.5, 0);

        assertThat(kept(select(new FilteredGroups(FilteredGroups.By.EFFICIENT, OptionalInt.of(3)), group)))
                .containsExactly(0, 2, 3);
    }

    @Test
    void whereTheShortestCameOutAlikeNothingIsLearnedAndTheReasonIsSaid() {
        ComparedGroup group = lengths(new int[] {50, 10, 30, 20, 40}, 0, 1, 1, 1, 0);

        Selection selection = select(new FilteredGroups(FilteredGroups.By.SHORTEST, OptionalInt.empty()), group);

        assertThat(selection.teaches()).isFalse();
        assertThat(selection.leftOut().values()).containsOnly("the 3 shortest came out alike");
    }

    /** 4, 6, 8 and 8 of 16, from the easiest quarter of tasks to the hardest (GFPO, arXiv 2508.09726, section 3.3). */
    @ParameterizedTest
    @CsvSource({"0.9375, 4", "0.75, 6", "0.5, 8", "0.0625, 8"})
    void harderTasksKeepMoreAttempts(double mean, int kept) {
        int right = (int) (16 * mean);
        int[] tokens = IntStream.range(0, 16).map(i -> 10 + i).toArray();
        double[] rewards = new double[16];
        for (int i = 0; i < 16; i++) {
            // The first is unlike the second, so that the shortest are never alike.
            rewards[i] = right < 8 ? (i == 0 ? 1 : 0) : i == 0 || i > right ? 0 : 1;
        }
        GroupHistory history = new GroupHistory(List.of(0.1, 0.3, 0.6, 0.7, 0.7, 0.8, 0.9, 1.0), Map.of(), Map.of());

        Selection selection = new FilteredGroups(FilteredGroups.By.ADAPTIVE, OptionalInt.empty())
                .select(lengths(tokens, rewards), history);

        assertThat(kept(selection)).hasSize(kept);
    }

    @Test
    void difficultyIsAQuarterOfTheGroupsSoFarAndEveryTaskIsHardBeforeThereAreFour() {
        GroupHistory history = new GroupHistory(List.of(0.2, 0.4, 0.6, 0.8), Map.of(), Map.of());

        assertThat(List.of(1.0, 0.8, 0.6, 0.4, 0.2, 0.0))
                .extracting(history::difficulty)
                .containsExactly(0, 0, 1, 2, 3, 3);
        assertThat(GroupHistory.none().difficulty(1)).isEqualTo(3);
    }

    @Test
    void earlierAttemptsThatDidOtherwiseStandBesideAGroup() {
        List<ScoredRollout> earlier =
                List.of(scored(10, "earlier right", 1), scored(11, "earlier wrong", 0), scored(12, "earlier right", 1));
        GroupHistory history = new GroupHistory(
                List.of(),
                Map.of(
                        TASK.id(),
                        earlier.stream()
                                .map(attempt -> Compared.graded(attempt, 0))
                                .toList()),
                Map.of());
        ComparedGroup failed = SampleComparisons.of(0, 0, 0);

        Selection selection =
                GroupSelector.withEarlier(2, GroupSelector.mixed()).select(failed, history);

        assertThat(kept(selection))
                .as("one of those alike, and none like the group")
                .containsExactly(0, 1, 2, 10);
        assertThat(selection.teaches()).isTrue();
        assertThat(GroupSelector.mixed().select(failed, history).teaches()).isFalse();
    }

    private static ScoredRollout scored(int sample, String reply, double reward) {
        return new ScoredRollout(Samples.rollout(TASK, sample, reply), new Score.Graded(new Reward(reward), "given"));
    }

    @Test
    void anOverlongReplyLosesUpToOneAndACutOffOneCountsInTheMeanAndIsNeverContrasted() {
        List<ScoredRollout> members = new ArrayList<>();
        members.add(scored(0, "x".repeat(4 * 10), 1));
        members.add(scored(1, "x".repeat(4 * 15), 1));
        members.add(new ScoredRollout(
                Samples.rollout(TASK, 2, "x".repeat(4 * 20), new Ending.Truncated("the limit")),
                Score.unscored(Score.Cause.TRUNCATED, "the limit")));
        members.add(new ScoredRollout(
                Samples.rollout(TASK, 3, "", new Ending.Failed(Ending.Boundary.ENDPOINT, "500")),
                Score.unscored(Score.Cause.FAILED, "500")));
        Group group = new Group(TASK, LibraryVersion.empty().id(), members);

        ComparedGroup shaped = new SoftOverlong(new OverlongPenalty(20, 10)).shape(group, GroupHistory.none());

        assertThat(shaped.rewards()).as("an outage has no part in it").containsExactly(1, 0.5, -1);
        assertThat(shaped.shown()).hasSize(2);
        // The mean of 1, 0.5 and -1 is 1/6.
        assertThat(new CentredAdvantage().estimate(shaped).advantages().get(0)).isCloseTo(5.0 / 6, within(1e-9));
        assertThat(RewardShaping.asScored().shape(group, GroupHistory.none()).rewards())
                .containsExactly(1, 1);
    }

    @Test
    void whatHasNoRewardIsToldApartByItsLengthAlone() {
        ComparedGroup group = lengths(new int[] {50, 10, 30, 20}, 0, -1, 0, 1);

        assertThat(kept(select(new FilteredGroups(FilteredGroups.By.EFFICIENT, OptionalInt.of(2)), group)))
                .containsExactly(1, 3);
    }

    @Test
    void fewerThanTwoAttemptsAreNotKept() {
        assertThatThrownBy(() -> new FilteredGroups(FilteredGroups.By.SHORTEST, OptionalInt.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
