package dev.acumen.runtime.run;

import dev.acumen.core.group.Group;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.runtime.report.HeldOutRewards;
import dev.acumen.runtime.report.UnscoredReasons;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation came to and what it took.
 *
 * @param run its id
 * @param arms that were measured: without, and with the library if one was named
 * @param groups for each arm the attempts at each task, in order
 * @param spent by phase, over all processes that worked on the run
 * @param tools what tool calls came to, by tool
 */
public record EvaluationOutcome(
        RunId run, List<Arm> arms, List<List<Group>> groups, Map<Phase, Spend> spent, Map<String, ToolTotals> tools) {

    public EvaluationOutcome {
        arms = List.copyOf(arms);
        groups = groups.stream().map(List::copyOf).toList();
        spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** With against without the library; empty if there is one arm only, or no task was graded in both. */
    public Optional<PairedComparison> comparison() {
        return groups.size() == 2 ? PairedComparison.of(groups.get(0), groups.get(1)) : Optional.empty();
    }

    /** What is right and wrong in its arms. */
    public HeldOutRewards rewards() {
        Map<RolloutId, Double> rewards = new LinkedHashMap<>();
        groups.stream()
                .flatMap(List::stream)
                .flatMap(group -> group.members().stream())
                .forEach(member -> member.score()
                        .rewardIfGraded()
                        .ifPresent(reward -> rewards.put(member.rollout().id(), reward.value())));
        return new HeldOutRewards(rewards);
    }

    /** Why attempts of any arm are unscored. */
    public UnscoredReasons unscored() {
        return UnscoredReasons.of(groups.stream()
                .flatMap(List::stream)
                .flatMap(group -> group.members().stream())
                .map(ScoredRollout::score)
                .toList());
    }
}
