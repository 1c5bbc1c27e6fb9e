package dev.acumen.learning;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.PlanTrial;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tries a step's candidates on tasks that no lesson of the step was drawn from, and adopts the best of them or none. After the choice among sampled edits and the
 * regression budget of GRASP (arXiv 2605.29668): a candidate's net is (fixes - those of the version before against itself) - (regressions - those of the
 * version before against itself) - 0.02 x edits, in mean rewards of tasks; it has to be above 0, and the regressions within those that chance alone brings.
 *
 * <p>A probe is made in two halves: after the first only the best candidate goes on, and nothing if even that does clearly worse than the version before. What
 * that version came to on a task in an earlier trial is not paid for again.
 */
final class ProbeGate implements AdoptionGate {

    private static final double EQUAL = 1e-9;

    /** After half of a probe, tasks: a candidate that lies behind by more is given up. */
    private static final double HOPELESS = -1.5;

    private final GateKind kind;
    private final ProbeTasks tasks;
    private final Set<TaskId> anchors;

    /**
     * @param kind PROBE, NO_WORSE or BETTER
     * @param tasks where the tasks come from
     */
    ProbeGate(GateKind kind, ProbeTasks tasks) {
        this.kind = kind;
        this.tasks = tasks;
        this.anchors = new HashSet<>(tasks.anchors().stream().map(Task::id).toList());
    }

    @Override
    public Adoption decide(AdoptionContext context) {
        List<Task> chosen = kind == GateKind.PROBE ? tasks.probe(context) : tasks.whole();
        if (chosen.isEmpty()) {
            return new Adoption(
                    Optional.empty(),
                    "no task is left to try it on: give validation tasks, more practice tasks or --gate none");
        }
        TrialArms arms = new TrialArms(context);
        int half = kind == GateKind.PROBE && context.candidates().size() > 1 ? (chosen.size() + 1) / 2 : chosen.size();
        arms.attempt(chosen.subList(0, half), places(context));
        if (half < chosen.size()) {
            arms.attempt(chosen.subList(half, chosen.size()), leading(arms.came()));
        }
        PlanTrial came = arms.came();
        if (came.tasks().isEmpty()) {
            return new Adoption(Optional.empty(), "no attempt of the trial could be graded");
        }
        Optional<PlanTrial.Result> best = IntStream.range(0, came.plans().size())
                .filter(place -> passes(came, came.plans().get(place), context))
                .boxed()
                .min(Comparator.comparingDouble(
                                (Integer place) -> -worth(came.plans().get(place)))
                        .thenComparing(place -> context.versions().get(place).tokens())
                        .thenComparing(Comparator.naturalOrder()))
                .map(place -> came.plans().get(place));
        return new Adoption(
                best.map(PlanTrial.Result::version),
                best.map(result -> "the best of " + plans(came.plans().size()) + " on " + tasks(came) + ": "
                                + score(result, came.base()))
                        .orElseGet(() -> refusal(came)),
                Optional.of(came));
    }

    private static List<Integer> places(AdoptionContext context) {
        return IntStream.range(0, context.candidates().size()).boxed().toList();
    }

    /** The candidate that goes on after the first half; none if there is no hope for any. */
    private static List<Integer> leading(PlanTrial half) {
        return IntStream.range(0, half.plans().size())
                .filter(place -> half.plans().get(place).net() > HOPELESS)
                .boxed()
                .min(Comparator.comparingDouble(
                        (Integer place) -> -half.plans().get(place).net()))
                .stream()
                .toList();
    }

    private double worth(PlanTrial.Result plan) {
        return kind == GateKind.PROBE ? plan.net() : plan.mean();
    }

    private boolean passes(PlanTrial came, PlanTrial.Result plan, AdoptionContext context) {
        boolean isWhole = plan.results().size() == came.tasks().size();
        if (!isWhole || losesAnAnchor(came, plan)) {
            return false;
        }
        if (kind == GateKind.PROBE) {
            return plan.net() > 0 && plan.regressions() <= came.base().regressions() + EQUAL;
        }
        double before = came.base().mean();
        if (plan.mean() > before + EQUAL) {
            return true;
        }
        boolean isSmaller = context.versions().stream()
                .filter(version -> version.id().equals(plan.version()))
                .anyMatch(version -> version.tokens() < context.base().tokens());
        return plan.mean() >= before - EQUAL && (kind == GateKind.NO_WORSE || isSmaller);
    }

    /** Whether a task that must stay right came out wrong, where chance alone did not turn it, or could not be graded. */
    private boolean losesAnAnchor(PlanTrial came, PlanTrial.Result plan) {
        return anchors.stream()
                .anyMatch(anchor -> !came.tasks().contains(anchor)
                        || (plan.regressed().contains(anchor)
                                && !came.base().regressed().contains(anchor)));
    }

    private String refusal(PlanTrial came) {
        PlanTrial.Result nearest = came.plans().stream()
                .max(Comparator.comparingInt(
                                (PlanTrial.Result plan) -> plan.results().size())
                        .thenComparingDouble(this::worth))
                .orElseThrow();
        if (losesAnAnchor(came, nearest)) {
            return "a task that must stay right came out wrong, or could not be graded";
        }
        return "nothing is sure to help on " + tasks(came) + "; nearest to it: " + score(nearest, came.base());
    }

    private static String plans(int number) {
        return number == 1 ? "1 plan" : number + " plans";
    }

    private static String tasks(PlanTrial came) {
        return came.tasks().size() == 1 ? "1 task" : came.tasks().size() + " tasks";
    }

    private static String score(PlanTrial.Result plan, PlanTrial.Result base) {
        return String.format(
                Locale.ROOT,
                "mean reward %.3f against %.3f, %.1f tasks better and %.1f worse where chance alone makes %.1f better and %.1f worse",
                plan.mean(),
                base.mean(),
                plan.fixes(),
                plan.regressions(),
                base.fixes(),
                base.regressions());
    }
}
