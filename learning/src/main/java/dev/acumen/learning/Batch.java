package dev.acumen.learning;

import dev.acumen.core.task.Task;
import java.util.List;

/**
 * The tasks of one step.
 *
 * @param tasks in order, each once
 * @param samples attempts at each of them, 2 or more
 */
public record Batch(List<Task> tasks, int samples) {

    public Batch {
        tasks = List.copyOf(tasks);
        if (tasks.stream().map(Task::id).distinct().count() < tasks.size()) {
            throw new IllegalArgumentException("a batch has a task twice");
        }
        if (samples < 2) {
            throw new IllegalArgumentException("a group has at least 2 attempts, not " + samples);
        }
    }
}
