package dev.acumen.learning;

import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.task.Task;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tasks of one step.
 *
 * @param plan in order, each task once
 * @param wanted how many groups that teach the batch is filled up to, where it is
 * @param reserve tasks that may be attempted in place of those that teach nothing, in order; none of the plan
 */
public record Batch(List<TaskSamples> plan, int wanted, List<TaskSamples> reserve) {

    public Batch {
        plan = List.copyOf(plan);
        reserve = List.copyOf(reserve);
        long tasks = Stream.concat(plan.stream(), reserve.stream())
                .map(one -> one.task().id())
                .distinct()
                .count();
        if (tasks < plan.size() + reserve.size()) {
            throw new IllegalArgumentException("a batch has a task twice");
        }
    }

    /** Nothing in reserve. */
    public Batch(List<TaskSamples> plan) {
        this(plan, plan.size(), List.of());
    }

    /** These tasks, each attempted as often. */
    public Batch(List<Task> tasks, int samples) {
        this(TaskSamples.each(tasks, samples));
    }

    /** The tasks in their order, without the reserve. */
    public List<Task> tasks() {
        return plan.stream().map(TaskSamples::task).toList();
    }
}
