package dev.acumen.testkit;

import dev.acumen.core.group.Group;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.group.Compared;
import dev.acumen.learning.group.ComparedGroup;
import dev.acumen.learning.group.GroupHistory;
import dev.acumen.learning.group.RewardShaping;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.Map;

/** Groups of every kind. */
final class SampleGroups {

    private static final double NOT_GRADED = Double.NaN;

    private SampleGroups() {}

    static List<Group> all() {
        return List.of(
                group(1, 0, 1, 0, 1),
                group(0, 0, 0),
                group(1, 1),
                group(0.5, 0.5, 0.5),
                group(0.1, 0.9, 0.4, 0.4),
                group(1, NOT_GRADED, 0),
                group(1, NOT_GRADED, NOT_GRADED),
                group(NOT_GRADED, NOT_GRADED),
                group(-1, 3));
    }

    /** The same by the evaluator's rewards, those that have at least one graded member. */
    static List<ComparedGroup> compared() {
        return all().stream()
                .filter(group -> !group.graded().isEmpty())
                .map(group -> RewardShaping.asScored().shape(group, GroupHistory.none()))
                .toList();
    }

    /** Nothing before the group, and other attempts at its task before it. */
    static List<GroupHistory> histories(ComparedGroup group) {
        ScoredRollout earlier = new ScoredRollout(
                Samples.rollout(group.task(), 100, "an earlier reply"), new Score.Graded(new Reward(0.7), "given"));
        return List.of(
                GroupHistory.none(),
                new GroupHistory(
                        List.of(0.0, 0.2, 0.5, 0.9, 1.0),
                        Map.of(group.task().id(), List.of(Compared.graded(earlier, 0))),
                        Map.of()));
    }

    private static Group group(double... rewards) {
        return Samples.group(Samples.task("t1"), rewards);
    }
}
