package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.PlanTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The attempts of a trial: the version before, once as it came to in an earlier trial or anew and once more, and the candidates. A task counts if it was graded under
 * every version that it was attempted under.
 */
final class TrialArms {

    /** What an edit has to be worth, in tasks: among plans that do alike the smaller wins. */
    private static final double PRICE_OF_AN_EDIT = 0.02;

    private static final double EQUAL = 1e-9;

    private final AdoptionContext context;
    private final Map<TaskId, Double> known;
    private final Map<TaskId, Double> before = new LinkedHashMap<>();
    private final Map<TaskId, Double> again = new LinkedHashMap<>();
    private final List<Map<TaskId, Double>> candidates = new ArrayList<>();

    TrialArms(AdoptionContext context) {
        this.context = context;
        this.known = lastTrial(context.history(), context.base().id());
        context.candidates().forEach(candidate -> candidates.add(new LinkedHashMap<>()));
    }

    /** Attempts tasks under the version before and some of the candidates. */
    void attempt(List<Task> tasks, List<Integer> places) {
        if (places.isEmpty()) {
            return;
        }
        List<Trials.Arm> arms = new ArrayList<>();
        arms.add(new Trials.Arm(
                context.base(),
                tasks.stream().filter(task -> !known.containsKey(task.id())).toList()));
        arms.add(new Trials.Arm(context.base(), tasks));
        places.forEach(place -> arms.add(new Trials.Arm(context.versions().get(place), tasks)));
        List<Map<TaskId, Double>> came =
                context.trials().attempt(arms, 1).stream().map(TrialArms::means).toList();
        for (Task task : tasks) {
            TaskId id = task.id();
            Double first = known.getOrDefault(id, came.get(0).get(id));
            boolean isGraded =
                    first != null && came.subList(1, came.size()).stream().allMatch(arm -> arm.containsKey(id));
            if (isGraded) {
                before.put(id, first);
                again.put(id, came.get(1).get(id));
                for (int arm = 0; arm < places.size(); arm++) {
                    candidates.get(places.get(arm)).put(id, came.get(arm + 2).get(id));
                }
            }
        }
    }

    /** What they came to. */
    PlanTrial came() {
        PlanTrial.Result base = result(context.base(), 0, again, 0, 0);
        List<PlanTrial.Result> plans = new ArrayList<>();
        for (int place = 0; place < candidates.size(); place++) {
            Revision candidate = context.candidates().get(place);
            Map<TaskId, Double> came = candidates.get(place);
            Map<TaskId, Double> chance = new LinkedHashMap<>(again);
            chance.keySet().retainAll(came.keySet());
            PlanTrial.Result alone = result(context.base(), 0, chance, 0, 0);
            plans.add(
                    result(candidate.version(), candidate.changes().size(), came, alone.fixes(), alone.regressions()));
        }
        return new PlanTrial(List.copyOf(before.keySet()), base, plans);
    }

    private PlanTrial.Result result(
            LibraryVersion version, int edits, Map<TaskId, Double> came, double chanceFixes, double chanceRegressions) {
        double fixes = 0;
        double regressions = 0;
        List<TaskId> regressed = new ArrayList<>();
        for (Map.Entry<TaskId, Double> task : came.entrySet()) {
            double gain = task.getValue() - before.getOrDefault(task.getKey(), 0.0);
            fixes += Math.max(0, gain);
            regressions += Math.max(0, -gain);
            if (gain < -EQUAL) {
                regressed.add(task.getKey());
            }
        }
        return new PlanTrial.Result(
                version.id(),
                edits,
                came.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0),
                fixes,
                regressions,
                (fixes - chanceFixes) - (regressions - chanceRegressions) - PRICE_OF_AN_EDIT * edits,
                regressed,
                List.copyOf(came.values()));
    }

    /** What a version came to on each task of the last trial that had it. */
    private static Map<TaskId, Double> lastTrial(History history, VersionId version) {
        Map<TaskId, Double> means = new LinkedHashMap<>();
        history.steps()
                .forEach(step -> step.adoption().trial().ifPresent(trial -> {
                    Optional<PlanTrial.Result> stood =
                            trial.base().version().equals(version) ? Optional.of(trial.base()) : trial.of(version);
                    stood.ifPresent(result -> {
                        for (int place = 0; place < result.results().size(); place++) {
                            means.put(trial.tasks().get(place), result.results().get(place));
                        }
                    });
                }));
        return means;
    }

    private static Map<TaskId, Double> means(List<Group> groups) {
        Map<TaskId, Double> means = new LinkedHashMap<>();
        for (Group group : groups) {
            OptionalDouble mean = Arrays.stream(group.rewards()).average();
            mean.ifPresent(value -> means.put(group.task().id(), value));
        }
        return means;
    }
}
