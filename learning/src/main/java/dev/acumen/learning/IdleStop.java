package dev.acumen.learning;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.TaskResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ends a run in which nothing more is to be expected: two steps in a row changed nothing, and every task that does not always come out right was practised since the
 * library last changed.
 *
 * @param plan what would be practised
 * @param tasks to practise
 */
record IdleStop(BatchPlan plan, List<Task> tasks) implements StopRule {

    private static final int IDLE_STEPS = 2;

    @Override
    public Optional<String> reason(History history) {
        Set<TaskId> practised = new HashSet<>();
        int idle = 0;
        for (int place = history.steps().size() - 1; place >= 0; place--) {
            StepOutcome step = history.steps().get(place);
            if (step.adopted().isPresent()) {
                break;
            }
            idle++;
            step.report().results().stream().map(TaskResult::task).forEach(practised::add);
        }
        TaskMeans known = TaskMeans.of(history);
        boolean isDone = idle >= IDLE_STEPS
                && tasks.stream().map(Task::id).allMatch(task -> known.isRight(task) || practised.contains(task));
        int left = plan.forecast().size() - history.steps().size();
        return isDone && left > 0
                ? Optional.of(idle
                        + " steps in a row changed nothing, and no task is left that could teach something new; up to "
                        + left + (left == 1 ? " step is" : " steps are") + " spared")
                : Optional.empty();
    }
}
