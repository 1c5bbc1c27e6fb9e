package dev.acumen.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.group.Group.Outcome;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {

    private static final Task TASK = new Task(new TaskId("t1"), "What is 6 x 7?", Reference.answers("42"));
    private static final VersionId VERSION = LibraryVersion.empty().id();
    private static final Score BROKEN = Score.unscored(Score.Cause.FAILED, "500");

    private static RolloutId rollout(String task, int sample) {
        return new RolloutId(new PassId(new StepId(new RunId("r-1"), 1), "practice"), new TaskId(task), sample);
    }

    private static ScoredRollout member(String task, int sample, VersionId version, Score score) {
        return new ScoredRollout(
                new Rollout(
                        rollout(task, sample),
                        Exposure.whole(version),
                        new Trajectory(List.of()),
                        new Ending.Completed()),
                score);
    }

    private static Group group(Score... scores) {
        List<ScoredRollout> members = new ArrayList<>();
        for (Score score : scores) {
            members.add(member("t1", members.size(), VERSION, score));
        }
        return new Group(TASK, VERSION, members);
    }

    private static Group rewarded(double... rewards) {
        Score[] scores = new Score[rewards.length];
        for (int i = 0; i < rewards.length; i++) {
            scores[i] = new Score.Graded(new Reward(rewards[i]), "");
        }
        return group(scores);
    }

    @Test
    void mixedIsDecidedBySpread() {
        assertThat(rewarded(.5, .5, .5, .5, .5).outcome()).isEqualTo(Outcome.ALL_ALIKE);
        assertThat(rewarded(0, 2).outcome()).isEqualTo(Outcome.MIXED);
        assertThat(rewarded(-1, 1).outcome()).isEqualTo(Outcome.MIXED);
        assertThat(rewarded(1, 1, 1, 1, 0).outcome()).isEqualTo(Outcome.MIXED);
        assertThat(rewarded(-Double.MAX_VALUE, Double.MAX_VALUE).outcome()).isEqualTo(Outcome.MIXED);
    }

    @Test
    void roundingIsNoSpread() {
        assertThat(rewarded(.3, .1 + .2).outcome()).isEqualTo(Outcome.ALL_ALIKE);
    }

    @Test
    void alikeGroupsAreRightOrWrong() {
        assertThat(rewarded(1, 1).outcome()).isEqualTo(Outcome.ALL_RIGHT);
        assertThat(rewarded(2, 2).outcome()).isEqualTo(Outcome.ALL_RIGHT);
        assertThat(rewarded(0, 0).outcome()).isEqualTo(Outcome.ALL_WRONG);
        assertThat(rewarded(-1, -1).outcome()).isEqualTo(Outcome.ALL_WRONG);
    }

    @Test
    void fewerThanTwoGradedAttemptsTeachNothing() {
        assertThat(group().outcome()).isEqualTo(Outcome.TOO_FEW_GRADED);
        assertThat(group(BROKEN, BROKEN, BROKEN).outcome()).isEqualTo(Outcome.TOO_FEW_GRADED);
        assertThat(group(BROKEN, Score.right("42"), BROKEN).outcome()).isEqualTo(Outcome.TOO_FEW_GRADED);
    }

    @ParameterizedTest
    @EnumSource(Score.Cause.class)
    void whatWasNotGradedIsNoWrongAnswer(Score.Cause cause) {
        Group group = group(Score.right("42"), Score.unscored(cause, "no"), Score.right("42"));
        assertThat(group.rewards()).containsExactly(1, 1);
        assertThat(group.graded())
                .extracting(member -> member.rollout().id().sample())
                .containsExactly(0, 2);
        assertThat(group.outcome()).isEqualTo(Outcome.ALL_RIGHT);
    }

    @Test
    void orderMakesNoDifferenceToTheOutcome() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            double[] rewards =
                    random.doubles(2 + random.nextInt(5), -1, 2).map(Math::rint).toArray();
            double[] turned = new double[rewards.length];
            for (int j = 0; j < rewards.length; j++) {
                turned[rewards.length - 1 - j] = rewards[j];
            }
            assertThat(rewarded(turned).outcome()).isEqualTo(rewarded(rewards).outcome());
        }
    }

    @Test
    void refusesAttemptsAtOtherTasks() {
        List<ScoredRollout> foreign = List.of(member("t2", 0, VERSION, Score.right("")));
        assertThatThrownBy(() -> new Group(TASK, VERSION, foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAttemptsUnderOtherVersions() {
        VersionId other = new VersionId("a".repeat(64));
        List<ScoredRollout> mixed =
                List.of(member("t1", 0, VERSION, Score.right("")), member("t1", 1, other, Score.right("")));
        assertThatThrownBy(() -> new Group(TASK, VERSION, mixed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rewardsAreFinite(double value) {
        assertThatThrownBy(() -> new Reward(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rewardsByNameAreThoseOfTheGradedMembers() {
        Rewards both = new Rewards(Map.of("format", 1.0, "turns", -2.0));
        Rewards format = new Rewards(Map.of("format", 0.0));
        Group group = group(
                new Score.Graded(Reward.ONE, both, ""),
                BROKEN,
                new Score.Graded(Reward.ONE, format, ""),
                Score.wrong(""));
        assertThat(group.rewardNames()).containsExactlyInAnyOrder("format", "turns");
        assertThat(group.rewards("format"))
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(0), OptionalDouble.empty());
    }
}
