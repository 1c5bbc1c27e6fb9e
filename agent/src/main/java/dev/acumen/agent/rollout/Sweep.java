package dev.acumen.agent.rollout;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.PassId;
import dev.acumen.core.task.Task;
import java.util.List;

/**
 * One pass over tasks.
 *
 * @param pass its name
 * @param tasks in order
 * @param version whose lessons stand before the attempts
 * @param samples attempts at each task
 * @param temperature to sample with
 */
public record Sweep(PassId pass, List<Task> tasks, LibraryVersion version, int samples, double temperature) {

    public Sweep {
        tasks = List.copyOf(tasks);
        if (samples < 1) {
            throw new IllegalArgumentException("a task is attempted at least once, not " + samples + " times");
        }
        if (samples > 1 && temperature == 0) {
            throw new IllegalArgumentException("at temperature 0 all " + samples
                    + " attempts at a task would be the same: raise the temperature or" + " make one attempt");
        }
    }
}
