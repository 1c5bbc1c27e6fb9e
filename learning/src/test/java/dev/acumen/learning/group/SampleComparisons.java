package dev.acumen.learning.group;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Groups that are compared, to test with. */
public final class SampleComparisons {

    private static final Task TASK = Samples.task("t");

    private SampleComparisons() {}

    /** A group by the evaluator's rewards. */
    public static ComparedGroup of(Group group) {
        return RewardShaping.asScored().shape(group, GroupHistory.none());
    }

    /** A group with these rewards; a NaN stands for an attempt that was not graded. */
    public static ComparedGroup of(double... rewards) {
        return of(Samples.group(TASK, rewards));
    }

    /** A group with these replies and rewards. */
    static Group replies(Map<String, Double> rewardsOfReplies) {
        List<ScoredRollout> members = new ArrayList<>();
        rewardsOfReplies.forEach((reply, reward) -> members.add(new ScoredRollout(
                Samples.rollout(TASK, members.size(), reply), new Score.Graded(new Reward(reward), "given"))));
        return new Group(TASK, LibraryVersion.empty().id(), members);
    }

    /** A group with several rewards; the one that counts is their sum. */
    static ComparedGroup vectors(List<Map<String, Double>> rewards) {
        List<ScoredRollout> members = new ArrayList<>();
        for (Map<String, Double> named : rewards) {
            double sum =
                    named.values().stream().mapToDouble(Double::doubleValue).sum();
            members.add(new ScoredRollout(
                    Samples.rollout(TASK, members.size(), "reply " + members.size()),
                    new Score.Graded(new Reward(sum), new Rewards(named), "given")));
        }
        return of(new Group(TASK, LibraryVersion.empty().id(), members));
    }
}
