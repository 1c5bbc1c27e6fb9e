package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import java.util.List;

/** Attempts made to decide between versions. They are journalled and paid for like all others. */
@FunctionalInterface
public interface Trials {

    /**
     * Attempts under several versions, side by side.
     *
     * @param arms which tasks under which version
     * @param samples attempts at each task under each version
     * @return for each arm its groups, in the order of its tasks
     */
    List<List<Group>> attempt(List<Arm> arms, int samples);

    /** The same tasks under several versions, in order. */
    default List<List<Group>> attempt(List<Task> tasks, List<LibraryVersion> versions, int samples) {
        return attempt(versions.stream().map(version -> new Arm(version, tasks)).toList(), samples);
    }

    /**
     * Tasks under a version.
     *
     * @param version whose lessons stand before the attempts
     * @param tasks to attempt; may be empty
     */
    record Arm(LibraryVersion version, List<Task> tasks) {
        public Arm {
            tasks = List.copyOf(tasks);
        }
    }
}
