package dev.acumen.core.task;

/**
 * What an agent is given of a task: never the reference, and none of the row's further fields.
 *
 * @param id of the task
 * @param text what is asked, not blank
 */
public record TaskInput(TaskId id, String text) {

    /** What an agent may see of the task. */
    public static TaskInput of(Task task) {
        return new TaskInput(task.id(), task.input());
    }
}
