package dev.acumen.learning;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.TaskResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends a run in which nothing more is to be expected: every task was attempted, and the review of the groups of two steps in a row had nothing to say; or two and more in a row that changed
 * nothing, in which every task that does not always come out right was practised.
 *
 * @param plan what would be practised
 * @param tasks to practise
 */
record IdleStop(BatchPlan plan, List<Task> tasks) implements StopRule {

    static final int IDLE_STEPS = 2;

    @Override
    public Optional<String> reason(History history) {
        Set<TaskId> practised = new HashSet<>();
        int idle = 0;
        int silent = 0;
        for (int place = history.steps().size() - 1; place >= 0; place--) {
            StepOutcome step = history.steps().get(place);
            if (step.adopted().isPresent()) {
                break;
            }
            silent += silent == idle && saysNothing(step) ? 1 : 0;
            idle++;
            step.report().results().stream().map(TaskResult::task).forEach(practised::add);
        }
        TaskMeans known = TaskMeans.of(history);
        Set<TaskId> attempted = history.steps().stream()
                .flatMap(step -> step.report().results().stream())
                .map(TaskResult::task)
                .collect(Collectors.toSet());
        boolean allWereAttempted = tasks.stream().map(Task::id).allMatch(attempted::contains);
        boolean isDone = (silent >= IDLE_STEPS && allWereAttempted)
                || (idle >= IDLE_STEPS
                        && tasks.stream()
                                .map(Task::id)
                                .allMatch(task -> known.isRight(task) || practised.contains(task)));
        int left = plan.forecast().size() - history.steps().size();
        return isDone && left > 0
                ? Optional.of(idle
                        + " steps in a row changed nothing, and no task is left that could teach something new; up to "
                        + left + (left == 1 ? " step is" : " steps are") + " spared")
                : Optional.empty();
    }

    /** Nothing was proposed though everything that there was could be read. */
    private static boolean saysNothing(StepOutcome step) {
        return step.candidates().isEmpty()
                && step.report().proposed() == 0
                && step.report().losses().equals(ReviewFailures.none())
                && step.report().graded() > 0;
    }
}
