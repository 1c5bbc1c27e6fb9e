package dev.acumen.core.library;

import dev.acumen.core.task.Task;
import java.util.List;

/**
 * What a lesson must not give away or pass on.
 *
 * @param tasks the practice tasks
 * @param toolOutput what tools answered in the attempts that lessons are drawn from
 */
public record LessonContext(List<Task> tasks, List<String> toolOutput) {

    private static final LessonContext NOTHING = new LessonContext(List.of(), List.of());

    public LessonContext {
        tasks = List.copyOf(tasks);
        toolOutput = List.copyOf(toolOutput);
    }

    /** Nothing is known of where the lesson comes from. */
    public static LessonContext nothing() {
        return NOTHING;
    }
}
