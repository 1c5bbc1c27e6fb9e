package dev.acumen.core.library;

import dev.acumen.core.task.Task;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a lesson must not give away or pass on.
 *
 * @param tasks the practice tasks
 * @param toolOutput what tools answered in the attempts that lessons are drawn from
 * @param answersAreLabels whether the answers come from a small closed set, so that naming one gives no task away
 */
public record LessonContext(List<Task> tasks, List<String> toolOutput, boolean answersAreLabels) {

    private static final LessonContext NOTHING = new LessonContext(List.of(), List.of(), false);

    /** Tasks each of which has an answer of its own. */
    public LessonContext(List<Task> tasks, List<String> toolOutput) {
        this(tasks, toolOutput, false);
    }

    public LessonContext {
        tasks = List.copyOf(tasks);
        toolOutput = List.copyOf(toolOutput);
    }

    /** The same with more that tools answered. */
    public LessonContext and(List<String> moreToolOutput) {
        return new LessonContext(
                tasks,
                Stream.concat(toolOutput.stream(), moreToolOutput.stream()).toList(),
                answersAreLabels);
    }

    /** Nothing is known of where the lesson comes from. */
    public static LessonContext nothing() {
        return NOTHING;
    }
}
