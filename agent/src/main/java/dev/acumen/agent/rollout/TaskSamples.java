package dev.acumen.agent.rollout;

import dev.acumen.core.task.Task;
import java.util.List;

/**
 * How often a task is to be attempted.
 *
 * @param task what is asked
 * @param samples attempts at it, 1 or more
 * @param first so many of them are made first; the others only if one of these is not right
 * @param most where the graded attempts come out alike and one of them is not right, further ones are made, as many at a time, until they differ or there are so many; {@code samples} for none
 */
public record TaskSamples(Task task, int samples, int first, int most) {

    public TaskSamples {
        if (samples < 1) {
            throw new IllegalArgumentException("a task is attempted at least once, not " + samples + " times");
        }
        if (first < 1 || first > samples) {
            throw new IllegalArgumentException(
                    "of " + samples + " attempts, 1 to " + samples + " are made first, not " + first);
        }
        if (most < samples) {
            throw new IllegalArgumentException(
                    "at most " + most + " attempts are fewer than the " + samples + " wanted");
        }
    }

    /** So many at most. */
    public TaskSamples(Task task, int samples, int first) {
        this(task, samples, first, samples);
    }

    /** All attempts at once. */
    public TaskSamples(Task task, int samples) {
        this(task, samples, samples);
    }

    /** The same number for all of the tasks, in their order. */
    public static List<TaskSamples> each(List<Task> tasks, int samples) {
        return tasks.stream().map(task -> new TaskSamples(task, samples)).toList();
    }
}
