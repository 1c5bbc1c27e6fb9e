package dev.acumen.learning;

import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.PlanTrial;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.TaskResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tasks last came to in a run: when they were practised, or when the version that then stood was tried on them. */
final class TaskMeans {

    private static final double EQUAL = 1e-9;

    private final Map<TaskId, Double> means = new HashMap<>();
    private final Set<TaskId> fallen = new HashSet<>();

    private TaskMeans() {}

    static TaskMeans of(History history) {
        TaskMeans known = new TaskMeans();
        for (StepOutcome step : history.steps()) {
            for (TaskResult result : step.report().results()) {
                result.rewards().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .ifPresent(mean -> known.put(result.task(), mean));
            }
            step.adoption().trial().ifPresent(trial -> {
                PlanTrial.Result stood =
                        step.adoption().adopted().flatMap(trial::of).orElse(trial.base());
                for (int place = 0; place < stood.results().size(); place++) {
                    known.put(trial.tasks().get(place), stood.results().get(place));
                }
            });
        }
        return known;
    }

    private void put(TaskId task, double mean) {
        Double before = means.put(task, mean);
        if (before != null && before >= 1 - EQUAL && mean < 1 - EQUAL) {
            fallen.add(task);
        }
    }

    /** The last mean reward of a task, if it was attempted and graded. */
    Optional<Double> of(TaskId task) {
        return Optional.ofNullable(means.get(task));
    }

    /** Whether each of the last attempts was right. */
    boolean isRight(TaskId task) {
        return of(task).filter(mean -> mean >= 1 - EQUAL).isPresent();
    }

    /** Whether it was right once and came out worse under a later version. */
    boolean hasFallen(TaskId task) {
        return fallen.contains(task);
    }
}
