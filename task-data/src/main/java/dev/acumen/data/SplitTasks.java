package dev.acumen.data;

import dev.acumen.core.task.TaskSet;

/** The tasks of one source, each in one of three sets; validation and test may be empty. */
public record SplitTasks(TaskSet practice, TaskSet validation, TaskSet test) {

    /** How many tasks there are in all. */
    public int size() {
        return practice.size() + validation.size() + test.size();
    }
}
