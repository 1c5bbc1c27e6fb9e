package dev.acumen.data;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks in a file: JSON lines, a JSON array, or a table with a header line whose columns are separated by commas, semicolons,
 * tabs or vertical bars, in UTF-8.
 *
 * <p>Fields are found by their usual names, whatever their case and however their words are joined. The input is {@code question},
 * {@code problem}, {@code input}, {@code prompt}, {@code query}, {@code context} or {@code instruction}, the first of these there is, with a
 * {@code Body} or {@code context} put before a question and an {@code instruction} before an input; else a conversation in
 * {@code messages} or {@code conversations}, whose last reply is the reference if no field is. The reference is {@code ground_truth},
 * {@code ideal}, {@code answerKey}, {@code answer}, {@code ans}, {@code target}, {@code solution}, {@code label}, {@code output} or the
 * like; a list holds several accepted answers. Choices in {@code choices}, {@code options} or columns such as {@code A}, {@code B},
 * {@code C} are shown behind the question, and the reference is the letter of the right one, with its text. {@code rubric} or
 * {@code criteria} are for a judge. {@code id} or {@code task_id} names the task; rows without are {@code t0001}, {@code t0002} and so on
 * by their place. All other fields are metadata.
 */
public final class TaskFile {

    private TaskFile() {}

    /**
     * Reads the tasks of a file, in its order, at least one.
     *
     * @throws DataException if the file or a row is unusable
     */
    public static List<Task> read(Path file) {
        return read(file, FieldNames.usual());
    }

    /**
     * Reads the tasks of a file, in its order, at least one.
     *
     * @param names fields to use instead of those with the usual names
     * @throws DataException if the file or a row is unusable, or a named field does not exist
     */
    public static List<Task> read(Path file, FieldNames names) {
        return load(file, names).tasks();
    }

    /**
     * Reads the tasks of a file, and tells how.
     *
     * @param names fields to use instead of those with the usual names
     * @throws DataException if the file or a row is unusable, or a named field does not exist
     */
    public static TaskData load(Path file, FieldNames names) {
        List<Row> rows = RowFile.read(file);
        Fields fields = Fields.of(rows);
        TaskFields taskFields = TaskFields.of(fields, names);
        if (taskFields.input().isEmpty()) {
            throw new DataException(
                    file,
                    "has none of the usual fields for the input; name the one to use, there are " + fields.listed()
                            + " (the first line of a table is read as their names)");
        }
        List<Task> tasks = new ArrayList<>();
        Map<TaskId, Row> seen = new HashMap<>();
        Repetitions repetitions = new Repetitions();
        for (Row row : rows) {
            Task task = taskFields.task(row, numbered(tasks.size() + 1));
            Row earlier = seen.putIfAbsent(task.id(), row);
            if (earlier != null) {
                throw row.error("the id '" + task.id() + "' is that of line " + earlier.line()
                        + " already; ids are unique in a file");
            }
            tasks.add(task);
            repetitions.add(task, row.line());
        }
        String name = String.valueOf(file.getFileName());
        return new TaskData(file, tasks, taskFields.described(fields), repetitions.warnings(name));
    }

    /** The id of a row that states none, by its place. */
    static String numbered(int place) {
        return String.format("t%04d", place);
    }
}
