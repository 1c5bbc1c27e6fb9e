package dev.acumen.data;

import dev.acumen.core.task.TaskId;
import java.util.OptionalDouble;

/**
 * An attempt that was made elsewhere.
 *
 * @param task what was attempted
 * @param author the model or person that made it, or {@code unknown}
 * @param text what was answered; may be blank
 * @param label how good others say it is; 1 for right and 0 for wrong
 */
public record RecordedAttempt(TaskId task, String author, String text, OptionalDouble label) {}
