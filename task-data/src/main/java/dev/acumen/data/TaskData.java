package dev.acumen.data;

import dev.acumen.core.task.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The tasks of a file, with what a person should know of how it was read.
 *
 * @param file where they stand
 * @param tasks in the file's order, at least one
 * @param fields which fields they are made of
 * @param warnings one line each: questions that stand in the file more than once
 */
public record TaskData(Path file, List<Task> tasks, UsedFields fields, List<String> warnings) {

    public TaskData {
        tasks = List.copyOf(tasks);
        warnings = List.copyOf(warnings);
    }

    /**
     * Which fields tasks are made of, in the file's spelling.
     *
     * @param question what the agent is given, apart from choices
     * @param choices what it chooses from; empty for open questions
     * @param reference what holds the answer, and how; empty if nothing does
     * @param rubric criteria for a judge
     * @param id names the tasks; empty if their places do
     * @param metadata all others, which the agent is not shown
     */
    public record UsedFields(
            List<String> question,
            List<String> choices,
            Optional<String> reference,
            Optional<String> rubric,
            Optional<String> id,
            List<String> metadata) {

        public UsedFields {
            question = List.copyOf(question);
            choices = List.copyOf(choices);
            metadata = List.copyOf(metadata);
        }
    }
}
