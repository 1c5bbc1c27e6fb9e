package dev.acumen.agent.learn;

import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import java.util.List;

/** A way of learning from one batch of tasks. */
@FunctionalInterface
public interface Learner {

    /**
     * Practises the batch under the given version and says what the version becomes.
     *
     * @param step which step of the run
     * @param batch the tasks, in order
     * @param version the version to start from
     * @param ids for lessons that are added
     */
    Step learn(StepId step, List<Task> batch, LibraryVersion version, LessonIds ids);
}
