package dev.acumen.agent.rollout;

import dev.acumen.core.task.Task;
import java.util.List;

/**
 * How often a task is to be attempted.
 *
 * @param task what is asked
 * @param samples attempts at it, 1 or more
 */
public record TaskSamples(Task task, int samples) {

    public TaskSamples {
        if (samples < 1) {
            throw new IllegalArgumentException("a task is attempted at least once, not " + samples + " times");
        }
    }

    /** The same number for all of the tasks, in their order. */
    public static List<TaskSamples> each(List<Task> tasks, int samples) {
        return tasks.stream().map(task -> new TaskSamples(task, samples)).toList();
    }
}
