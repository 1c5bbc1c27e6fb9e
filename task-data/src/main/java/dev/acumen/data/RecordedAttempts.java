package dev.acumen.data;

import dev.acumen.core.task.Task;
import java.util.List;

/**
 * Attempts that were made elsewhere, with their tasks.
 *
 * @param tasks those given, or those the file carries, in their order
 * @param attempts by task in that order, and of one task in the order of the file
 */
public record RecordedAttempts(List<Task> tasks, List<RecordedAttempt> attempts) {

    public RecordedAttempts {
        tasks = List.copyOf(tasks);
        attempts = List.copyOf(attempts);
    }
}
