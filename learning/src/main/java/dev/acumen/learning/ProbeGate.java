package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.PlanTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tries a step's candidates on tasks that no lesson of the step was drawn from, and adopts the best of them or none. After the choice among sampled edits and the
 * regression budget of GRASP (arXiv 2605.29668): a candidate's net is (fixes - those of the version before against itself) - (regressions - those of the
 * version before against itself) - 0.02 x edits, in mean rewards of tasks; it has to be above 0, and the regressions within those that chance alone brings.
 */
final class ProbeGate implements AdoptionGate {

    /** What an edit has to be worth, in tasks: among plans that do alike the smaller wins. */
    private static final double PRICE_OF_AN_EDIT = 0.02;

    private static final double EQUAL = 1e-9;

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
        List<LibraryVersion> versions = new ArrayList<>(List.of(context.base(), context.base()));
        versions.addAll(context.versions());
        Trial trial = Trial.of(chosen, context.trials().attempt(chosen, versions, 1));
        if (trial.tasks().isEmpty()) {
            return new Adoption(Optional.empty(), "no attempt of the trial could be graded");
        }
        PlanTrial came = trial.came(context);
        Optional<PlanTrial.Result> best = IntStream.range(
                        0, context.candidates().size())
                .filter(place -> passes(came, came.plans().get(place), context))
                .boxed()
                .min(Comparator.comparingDouble(
                                (Integer place) -> -worth(came.plans().get(place)))
                        .thenComparing(place -> context.versions().get(place).tokens())
                        .thenComparing(Comparator.naturalOrder()))
                .map(place -> came.plans().get(place));
        return new Adoption(
                best.map(PlanTrial.Result::version),
                best.map(result -> "the best of " + Words.plans(came.plans().size()) + " on " + Words.tasks(came) + ": "
                                + Words.score(result, came.base()))
                        .orElseGet(() -> refusal(came)),
                Optional.of(came));
    }

    private double worth(PlanTrial.Result plan) {
        return kind == GateKind.PROBE ? plan.net() : plan.mean();
    }

    private boolean passes(PlanTrial came, PlanTrial.Result plan, AdoptionContext context) {
        if (lost(plan) > lost(came.base())) {
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

    /** Tasks that must stay right and did not. */
    private long lost(PlanTrial.Result plan) {
        return plan.regressed().stream().filter(anchors::contains).count();
    }

    private String refusal(PlanTrial came) {
        PlanTrial.Result nearest = came.plans().stream()
                .max(Comparator.comparingDouble(this::worth))
                .orElseThrow();
        if (lost(nearest) > lost(came.base())) {
            return "a task that must stay right came out wrong";
        }
        return "nothing is sure to help on " + Words.tasks(came) + "; nearest to it: "
                + Words.score(nearest, came.base());
    }

    /** The attempts of a trial, for the tasks that were graded under every version. */
    private record Trial(List<TaskId> tasks, List<double[]> rewards) {

        static Trial of(List<Task> tasks, List<List<Group>> arms) {
            List<Integer> whole = IntStream.range(0, tasks.size())
                    .filter(task ->
                            arms.stream().allMatch(arm -> mean(arm.get(task)).isPresent()))
                    .boxed()
                    .toList();
            return new Trial(
                    whole.stream().map(task -> tasks.get(task).id()).toList(),
                    arms.stream()
                            .map(arm -> whole.stream()
                                    .mapToDouble(task -> mean(arm.get(task)).orElse(0))
                                    .toArray())
                            .toList());
        }

        private static OptionalDouble mean(Group group) {
            return Arrays.stream(group.rewards()).average();
        }

        PlanTrial came(AdoptionContext context) {
            PlanTrial.Result base = result(context.base(), 0, rewards.get(1), 0, 0);
            List<PlanTrial.Result> plans = new ArrayList<>();
            for (int place = 0; place < context.candidates().size(); place++) {
                Revision candidate = context.candidates().get(place);
                plans.add(result(
                        candidate.version(),
                        candidate.changes().size(),
                        rewards.get(place + 2),
                        base.fixes(),
                        base.regressions()));
            }
            return new PlanTrial(tasks, base, plans);
        }

        private PlanTrial.Result result(
                LibraryVersion version, int edits, double[] came, double chanceFixes, double chanceRegressions) {
            double[] before = rewards.get(0);
            double fixes = 0;
            double regressions = 0;
            List<TaskId> regressed = new ArrayList<>();
            for (int task = 0; task < came.length; task++) {
                double gain = came[task] - before[task];
                fixes += Math.max(0, gain);
                regressions += Math.max(0, -gain);
                if (gain < -EQUAL) {
                    regressed.add(tasks.get(task));
                }
            }
            return new PlanTrial.Result(
                    version.id(),
                    edits,
                    Arrays.stream(came).average().orElse(0),
                    fixes,
                    regressions,
                    (fixes - chanceFixes) - (regressions - chanceRegressions) - PRICE_OF_AN_EDIT * edits,
                    regressed,
                    Arrays.stream(came).boxed().toList());
        }
    }

    /** The words of a reason. */
    private static final class Words {
        static String plans(int number) {
            return number == 1 ? "1 plan" : number + " plans";
        }

        static String tasks(PlanTrial came) {
            return came.tasks().size() == 1 ? "1 task" : came.tasks().size() + " tasks";
        }

        static String score(PlanTrial.Result plan, PlanTrial.Result base) {
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
}
