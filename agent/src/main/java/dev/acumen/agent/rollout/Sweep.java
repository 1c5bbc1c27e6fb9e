package dev.acumen.agent.rollout;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.PassId;
import dev.acumen.core.task.Task;
import java.util.List;

/**
 * One pass over tasks.
 *
 * @param pass its name
 * @param tasks in order, each with the number of its attempts
 * @param version whose lessons stand before the attempts
 * @param temperature to sample with
 */
public record Sweep(PassId pass, List<TaskSamples> tasks, LibraryVersion version, double temperature) {

    public Sweep {
        tasks = List.copyOf(tasks);
        int most = tasks.stream().mapToInt(TaskSamples::samples).max().orElse(1);
        if (most > 1 && temperature == 0) {
            throw new IllegalArgumentException("at temperature 0 all " + most
                    + " attempts at a task would be the same: raise the temperature or make one attempt");
        }
    }

    /** A pass with the same number of attempts at each task. */
    public Sweep(PassId pass, List<Task> tasks, LibraryVersion version, int samples, double temperature) {
        this(pass, TaskSamples.each(tasks, samples), version, temperature);
    }
}
