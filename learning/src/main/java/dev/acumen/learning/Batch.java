package dev.acumen.learning;

import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.task.Task;
import java.util.List;

/**
 * The tasks of one step.
 *
 * @param plan in order, each task once
 */
public record Batch(List<TaskSamples> plan) {

    public Batch {
        plan = List.copyOf(plan);
        if (plan.stream().map(one -> one.task().id()).distinct().count() < plan.size()) {
            throw new IllegalArgumentException("a batch has a task twice");
        }
    }

    /** These tasks, each attempted as often. */
    public Batch(List<Task> tasks, int samples) {
        this(TaskSamples.each(tasks, samples));
    }

    /** The tasks in their order. */
    public List<Task> tasks() {
        return plan.stream().map(TaskSamples::task).toList();
    }
}
