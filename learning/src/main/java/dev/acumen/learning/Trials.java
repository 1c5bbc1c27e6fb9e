package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import java.util.List;

/** Attempts made to decide between versions. They are journalled and paid for like all others. */
public interface Trials {

    /**
     * Attempts tasks under several versions, side by side.
     *
     * @param tasks to attempt
     * @param versions in order
     * @param samples attempts at each task under each version
     * @return for each version its groups, in the order of the tasks
     */
    List<List<Group>> attempt(List<Task> tasks, List<LibraryVersion> versions, int samples);
}
