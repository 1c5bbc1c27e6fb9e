package dev.acumen.runtime.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
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
 * @param costs what each arm took
 * @param claims what was kept of it beside versions of libraries
 * @param practised how many of the tasks lessons of an arm may have been drawn from or chosen by
 * @param spent by phase, over all processes that worked on the run
 * @param tools what tool calls came to, by tool
 */
public record EvaluationOutcome(
        RunId run,
        List<Arm> arms,
        List<List<Group>> groups,
        Optional<SequentialComparison> sequential,
        List<ArmCost> costs,
        List<Claim> claims,
        int practised,
        Map<Phase, Spend> spent,
        Map<String, ToolTotals> tools) {

    public EvaluationOutcome {
        arms = List.copyOf(arms);
        groups = groups.stream().map(List::copyOf).toList();
        costs = List.copyOf(costs);
        claims = List.copyOf(claims);
        spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** Whether it is one arm against no lessons, so that there is a with and a without. */
    public boolean isAgainstNone() {
        return groups.size() == 2 && arms.get(0).name().equals(MeasuredArm.WITHOUT);
    }

    /** The place of the arm of that name. */
    public int place(String arm) {
        return arms.stream().map(Arm::name).toList().indexOf(arm);
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

    /**
     * A task that came out otherwise in one arm than in another.
     *
     * @param task which
     * @param arm the later arm
     * @param against the earlier one
     * @param isBetter whether it came out better in the later arm
     * @param lessons that stood before its attempts in the later arm
     * @param onlyHere those of them that did not stand before its attempts in the earlier arm with the same words
     * @param onlyThere lessons that stood before its attempts in the earlier arm alone
     */
    public record Flip(
            TaskId task,
            String arm,
            String against,
            boolean isBetter,
            List<LessonId> lessons,
            List<LessonId> onlyHere,
            List<LessonId> onlyThere) {}

    /** The tasks that came out otherwise in each arm than in those before it; first those that came out worse. */
    public List<Flip> flips() {
        List<Flip> flips = new ArrayList<>();
        for (int arm = 1; arm < arms.size(); arm++) {
            for (int before = 0; before < arm; before++) {
                int later = arm;
                int earlier = before;
                PairedComparison.of(groups.get(before), groups.get(arm)).ifPresent(found -> {
                    found.worsened().forEach(task -> flips.add(flip(task, earlier, later, false)));
                    found.improved().forEach(task -> flips.add(flip(task, earlier, later, true)));
                });
            }
        }
        return flips;
    }

    private Flip flip(TaskId task, int earlier, int later, boolean isBetter) {
        List<Lesson> here = shown(later, task);
        List<Lesson> there = shown(earlier, task);
        return new Flip(
                task,
                arms.get(later).name(),
                arms.get(earlier).name(),
                isBetter,
                here.stream().map(Lesson::id).toList(),
                missing(here, there),
                missing(there, here));
    }

    /** The lessons before a task's attempts in an arm. */
    private List<Lesson> shown(int arm, TaskId task) {
        return groups.get(arm).stream()
                .filter(group -> group.task().id().equals(task))
                .flatMap(group -> group.members().stream())
                .flatMap(member -> member.rollout().exposure().shown().stream())
                .flatMap(List::stream)
                .distinct()
                .flatMap(id -> arms.get(arm).version().lesson(id).stream())
                .toList();
    }

    private static List<LessonId> missing(List<Lesson> lessons, List<Lesson> others) {
        return lessons.stream()
                .filter(lesson -> others.stream()
                        .noneMatch(other ->
                                other.id().equals(lesson.id()) && other.text().equals(lesson.text())))
                .map(Lesson::id)
                .toList();
    }

    /** One arm against one before it, on what was attempted until it was decided between the first two, by their terms. */
    public SequentialComparison sequential(int before, int arm, SequentialComparison.Terms terms) {
        return SequentialComparison.of(groups.get(before), groups.get(arm), terms, false);
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
        result.put("practised", practised);
        ArrayNode claimed = result.putArray("claims");
        claims.forEach(claim -> claimed.add(ReportJson.claim(claim)));
        ArrayNode taken = result.putArray("arms");
        for (ArmCost cost : costs) {
            ObjectNode node = taken.addObject().put("arm", cost.arm());
            node.put("attempts", cost.attempts()).put("reused", cost.reused());
            ReportJson.spend(node, cost.spend());
            node.put("seconds", cost.took().toMillis() / 1000.0);
        }
        ArrayNode flipped = result.putArray("flips");
        for (Flip flip : flips()) {
            ObjectNode node = flipped.addObject()
                    .put("task", flip.task().value())
                    .put("arm", flip.arm())
                    .put("against", flip.against())
                    .put("better", flip.isBetter());
            put(node.putArray("lessons"), flip.lessons());
            put(node.putArray("onlyHere"), flip.onlyHere());
            put(node.putArray("onlyThere"), flip.onlyThere());
        }
        if (!unscored().reasons().isEmpty()) {
            unscored().put(result.putArray("unscoredReasons"));
        }
        ReportJson.spend(result, spent);
        ReportJson.tools(result, tools);
        return result;
    }

    private static void put(ArrayNode node, List<LessonId> lessons) {
        lessons.forEach(lesson -> node.add(lesson.toString()));
    }
}
