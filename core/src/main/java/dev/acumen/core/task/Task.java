package dev.acumen.core.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to attempt.
 *
 * @param id unique within its set
 * @param input what the agent is given, not blank
 * @param reference what a right answer would be; may be empty
 * @param metadata further fields of the data row, in their order; never shown to the agent
 */
public record Task(TaskId id, String input, Reference reference, Map<String, String> metadata) {

    public Task {
        if (input.isBlank()) {
            throw new IllegalArgumentException("task " + id + " has no input");
        }
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A task without metadata. */
    public Task(TaskId id, String input, Reference reference) {
        this(id, input, reference, Map.of());
    }

    /** The same task with another reference. */
    public Task withReference(Reference other) {
        return new Task(id, input, other, metadata);
    }
}
