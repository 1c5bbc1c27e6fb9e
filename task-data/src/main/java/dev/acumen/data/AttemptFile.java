package dev.acumen.data;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attempts that were made elsewhere, in a file like that of {@link TaskFile}, in one of three forms:
 *
 * <ul>
 *   <li>one row for each attempt, its text in {@code response}, {@code completion}, {@code output}, {@code attempt},
 *       {@code prediction}, {@code solution}, {@code answer} or the like;
 *   <li>one row for each task, with a list {@code attempts}, {@code responses} or {@code completions} of texts or objects;
 *   <li>one row for each task, in which objects with a {@code solution} or {@code response} stand under the models' names.
 * </ul>
 *
 * <p>An attempt may have a {@code model} and a label: {@code is_correct}, {@code correct}, {@code label}, {@code score} or
 * {@code reward}. Its task is found by {@code id} or {@code task_id}, else by the wording of the input.
 */
public final class AttemptFile {

    private AttemptFile() {}

    /**
     * Reads attempts at tasks the file itself carries.
     *
     * @throws DataException if the file or a row is unusable
     */
    public static RecordedAttempts read(Path file, FieldNames names) {
        return read(file, names, new Collected());
    }

    /**
     * Reads attempts at the given tasks.
     *
     * @throws DataException if the file or a row is unusable, or a row's task is not among the given ones
     */
    public static RecordedAttempts read(Path file, FieldNames names, List<Task> tasks) {
        return read(file, names, new Given(tasks));
    }

    private static RecordedAttempts read(Path file, FieldNames names, Tasks tasks) {
        List<Row> rows = RowFile.read(file);
        Fields fields = Fields.of(rows);
        AttemptFields attemptFields =
                AttemptFields.of(fields.without(names.answer().stream().toList()));
        if (attemptFields.isEmpty()) {
            throw new DataException(
                    file,
                    "has none of the usual fields for an attempt, such as 'response'; there are " + fields.listed());
        }
        TaskFields taskFields = TaskFields.of(fields.without(attemptFields.taken()), names);
        Map<TaskId, List<RecordedAttempt>> byTask = new HashMap<>();
        for (Row row : rows) {
            TaskId task = tasks.find(row, taskFields);
            for (AttemptFields.Attempt attempt : attemptFields.attempts(row)) {
                byTask.computeIfAbsent(task, absent -> new ArrayList<>())
                        .add(new RecordedAttempt(task, attempt.author(), attempt.text(), attempt.label()));
            }
        }
        List<RecordedAttempt> ordered = new ArrayList<>();
        for (Task task : tasks.all()) {
            ordered.addAll(byTask.getOrDefault(task.id(), List.of()));
        }
        return new RecordedAttempts(tasks.all(), ordered);
    }

    /** Where the task of a row comes from. */
    private interface Tasks {
        TaskId find(Row row, TaskFields fields);

        List<Task> all();
    }

    private static final class Given implements Tasks {

        private final List<Task> tasks;
        private final Map<String, Task> byId = new HashMap<>();
        private final Map<String, List<Task>> byWording = new HashMap<>();

        Given(List<Task> tasks) {
            this.tasks = tasks;
            for (Task task : tasks) {
                byId.put(task.id().value(), task);
                byWording
                        .computeIfAbsent(Repetitions.wording(task.input()), absent -> new ArrayList<>())
                        .add(task);
            }
        }

        @Override
        public TaskId find(Row row, TaskFields fields) {
            Optional<String> id = fields.statedId(row);
            Task named = byId.get(id.orElse(""));
            if (named != null) {
                return named.id();
            }
            List<Task> alike = fields.input(row).map(this::asked).orElse(List.of());
            if (alike.size() > 1) {
                throw row.error("tasks " + alike.get(0).id() + " and "
                        + alike.get(1).id() + " both have this wording; give the attempt the id of one of them");
            }
            if (alike.isEmpty()) {
                throw row.error("no task has "
                        + id.map(value -> "the id '" + value + "' or this wording")
                                .orElse("this wording, and the row has no id"));
            }
            return alike.get(0).id();
        }

        /** The tasks of this wording; an attempt may state the question without the choices that its task shows. */
        private List<Task> asked(String input) {
            String wording = Repetitions.wording(input);
            return Optional.ofNullable(byWording.get(wording))
                    .orElseGet(() -> tasks.stream()
                            .filter(task -> Choices.follow(wording, Repetitions.wording(task.input())))
                            .toList());
        }

        @Override
        public List<Task> all() {
            return tasks;
        }
    }

    /** Rows with the same wording are about one task. */
    private static final class Collected implements Tasks {

        private final Map<String, Task> byWording = new LinkedHashMap<>();
        private final Map<TaskId, Row> firstRows = new HashMap<>();

        @Override
        public TaskId find(Row row, TaskFields fields) {
            String input = fields.input(row)
                    .orElseThrow(() -> row.error("does not say what was asked; give the file with the tasks as well"));
            Task known = byWording.get(Repetitions.wording(input));
            if (known != null) {
                return known.id();
            }
            Task task = fields.task(row, TaskFile.numbered(byWording.size() + 1));
            Row earlier = firstRows.putIfAbsent(task.id(), row);
            if (earlier != null) {
                throw row.error("the id '" + task.id() + "' is that of another question on line " + earlier.line());
            }
            byWording.put(Repetitions.wording(input), task);
            return task.id();
        }

        @Override
        public List<Task> all() {
            return List.copyOf(byWording.values());
        }
    }
}
