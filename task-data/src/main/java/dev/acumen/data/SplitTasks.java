package dev.acumen.data;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import java.util.List;
import java.util.stream.Stream;

/** The tasks of one source, each in one of three sets; validation and test may be empty. */
public record SplitTasks(TaskSet practice, TaskSet validation, TaskSet test) {

    /** The tasks of all sets, those for practice first. */
    public List<Task> all() {
        return Stream.of(practice, validation, test)
                .flatMap(set -> set.tasks().stream())
                .toList();
    }

    /** How many tasks there are in all. */
    public int size() {
        return practice.size() + validation.size() + test.size();
    }
}
