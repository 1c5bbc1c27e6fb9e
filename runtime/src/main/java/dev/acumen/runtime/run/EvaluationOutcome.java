package dev.acumen.runtime.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.report.AnswerMetrics;
import dev.acumen.runtime.report.GradeSummary;
import dev.acumen.runtime.report.HeldOutRewards;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.report.UnscoredReasons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation came to and what it took.
 *
 * @param run its id
 * @param arms that were measured, such as without and with the library
 * @param groups for each arm the attempts at each task, in order
 * @param sequential what is decided between two arms, if they were measured until then
 * @param spent by phase, over all processes that worked on the run
 * @param tools what tool calls came to, by tool
 */
public record EvaluationOutcome(
        RunId run,
        List<Arm> arms,
        List<List<Group>> groups,
        Optional<SequentialComparison> sequential,
        Map<Phase, Spend> spent,
        Map<String, ToolTotals> tools) {

    public EvaluationOutcome {
        arms = List.copyOf(arms);
        groups = groups.stream().map(List::copyOf).toList();
        spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** Whether it is one arm against no lessons, so that there is a with and a without. */
    public boolean isAgainstNone() {
        return groups.size() == 2
                && arms.get(0).name().equals(EvaluationArm.NONE.pass(arms.get(0).version()));
    }

    /** With against without the library; empty if other arms were measured, or no task was graded in both. */
    public Optional<PairedComparison> comparison() {
        return isAgainstNone() ? PairedComparison.of(groups.get(0), groups.get(1)) : Optional.empty();
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

    /** Each arm against each before it, arms by name; those without a task that was graded in both are left out. */
    public List<ArmComparison> comparisons() {
        List<ArmComparison> comparisons = new ArrayList<>();
        for (int arm = 1; arm < arms.size(); arm++) {
            for (int before = 0; before < arm; before++) {
                String name = arms.get(arm).name();
                String against = arms.get(before).name();
                PairedComparison.of(groups.get(before), groups.get(arm))
                        .ifPresent(found -> comparisons.add(new ArmComparison(name, against, found)));
            }
        }
        return comparisons;
    }

    /**
     * One arm against another.
     *
     * @param arm stands for "with" in the comparison
     * @param against stands for "without"
     * @param comparison on the tasks of both
     */
    public record ArmComparison(String arm, String against, PairedComparison comparison) {}

    /** Why attempts of any arm are unscored. */
    public UnscoredReasons unscored() {
        return UnscoredReasons.of(groups.stream()
                .flatMap(List::stream)
                .flatMap(group -> group.members().stream())
                .map(ScoredRollout::score)
                .toList());
    }

    /** What the journal keeps of how it ended, which is also what programs are told. */
    ObjectNode report(Connection connection, long seed) {
        ObjectNode result = ReportJson.object();
        result.put("run", run.value());
        result.put("simulated", connection.isSimulated());
        result.put("model", connection.settings().name());
        sequential.ifPresent(found -> result.set("sequential", ReportJson.sequential(found)));
        if (isAgainstNone()) {
            comparison()
                    .ifPresentOrElse(
                            found -> result.set("heldOut", ReportJson.comparison(found)),
                            () -> result.putNull("heldOut"));
        } else if (groups.size() > 1) {
            ArrayNode comparisons = result.putArray("comparisons");
            comparisons()
                    .forEach(one -> comparisons.add(ReportJson.comparison(one.comparison())
                            .put("arm", one.arm())
                            .put("against", one.against())));
        } else {
            GradeSummary summary = GradeSummary.of(groups.get(0));
            ReportJson.put(result, "score", summary.mean());
            result.put("graded", summary.graded());
            result.put("unscored", summary.unscored());
        }
        for (int arm = 0; arm < arms.size(); arm++) {
            String name = arms.get(arm).name();
            AnswerMetrics.of(groups.get(arm), seed).ifPresent(metrics -> AnswerMetrics.put(result, name, metrics));
        }
        if (!unscored().reasons().isEmpty()) {
            unscored().put(result.putArray("unscoredReasons"));
        }
        ReportJson.spend(result, spent);
        ReportJson.tools(result, tools);
        return result;
    }
}
