package dev.acumen.core.task;

/**
 * Names a task within its {@link TaskSet}. Two tasks with the same wording have different ids.
 *
 * @param value not blank, no line breaks
 */
public record TaskId(String value) implements Comparable<TaskId> {

    public TaskId {
        if (value.isBlank() || value.lines().count() != 1) {
            throw new IllegalArgumentException("a task id is one line of text and not blank");
        }
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
