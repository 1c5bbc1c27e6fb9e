package dev.acumen.agent.rollout;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import java.util.List;
import java.util.Optional;

/** Where attempts come from: a live agent, or a file of attempts made elsewhere. */
public interface RolloutSource {

    /** How many attempts at the task there are to be had in a pass, where so many are wanted. */
    int samples(PassId pass, Task task, int wanted);

    /** The version whose lessons stand before the attempts of a pass, where this one is wanted. */
    VersionId library(PassId pass, LibraryVersion wanted);

    /**
     * The tasks of each step, in the order of these tasks, where the attempts that there are settle what can be practised; empty where anything can be.
     *
     * @param tasks all of them
     */
    default Optional<List<List<TaskSamples>>> steps(List<Task> tasks) {
        return Optional.empty();
    }

    /** Makes one attempt. Failures that concern this attempt alone are an ending, not an exception. */
    Rollout attempt(RolloutId id, Task task, LibraryVersion version, double temperature);
}
