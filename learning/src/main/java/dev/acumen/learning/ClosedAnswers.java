package dev.acumen.learning;

import dev.acumen.core.task.Task;
import java.util.List;

/** Whether the answers of tasks are labels from a small closed set, and no secrets of their tasks. */
final class ClosedAnswers {

    /** More labels than this are no small set. */
    private static final int MOST_LABELS = 20;
    /** There are fewer labels than one for so many tasks. */
    private static final int TASKS_TO_A_LABEL = 3;

    private static final int LONGEST_LABEL = 60;

    private ClosedAnswers() {}

    /** The labels in order; empty if the answers are open. */
    static List<String> of(List<Task> tasks, AnswerKind kind) {
        List<String> answers = tasks.stream()
                .flatMap(task -> task.reference().answers().stream().limit(1))
                .map(String::strip)
                .toList();
        List<String> labels = answers.stream().distinct().sorted().toList();
        boolean looksClosed = !labels.isEmpty()
                && answers.size() == tasks.size()
                && labels.size() <= MOST_LABELS
                && labels.size() * TASKS_TO_A_LABEL < tasks.size()
                && labels.stream().allMatch(label -> label.length() <= LONGEST_LABEL);
        return switch (kind) {
            case AUTO -> looksClosed ? labels : List.of();
            case CLOSED -> labels;
            case OPEN -> List.of();
        };
    }
}
