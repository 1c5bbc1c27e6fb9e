package dev.acumen.data;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The texts of the attempts by task, in their order. */
    public Map<TaskId, List<String>> replies() {
        Map<TaskId, List<String>> replies = new LinkedHashMap<>();
        attempts.forEach(attempt -> replies.computeIfAbsent(attempt.task(), task -> new ArrayList<>())
                .add(attempt.text()));
        return replies;
    }
}
