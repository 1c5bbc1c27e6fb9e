package dev.acumen.data;

import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks in a file: JSON lines, a JSON array, or CSV with a header line, in UTF-8.
 *
 * <p>Fields are found by their usual names, in upper or lower case: the input is {@code question}, {@code problem},
 * {@code input}, {@code prompt}, {@code query}, {@code context} or {@code instruction}, the first of these there is, with a
 * {@code Body} or {@code context} put before a question and an {@code instruction} before an input. The reference is
 * {@code answer}, {@code expected}, {@code ground_truth}, {@code target}, {@code gold}, {@code output}, {@code solution},
 * {@code label} or the like; a list holds several accepted answers. {@code rubric} or {@code criteria} are for a judge.
 * {@code id} or {@code task_id} names the task; rows without are {@code t0001}, {@code t0002} and so on by their place. All
 * other fields are metadata.
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
        List<Row> rows = RowFile.read(file);
        Fields fields = Fields.of(rows);
        TaskFields taskFields = TaskFields.of(fields, names);
        if (taskFields.input().isEmpty()) {
            throw new DataException(
                    file,
                    "has none of the usual fields for the input; name the one to use, there are " + fields.listed());
        }
        List<Task> tasks = new ArrayList<>();
        Map<TaskId, Row> seen = new HashMap<>();
        for (Row row : rows) {
            Task task = taskFields.task(row, numbered(tasks.size() + 1));
            Row earlier = seen.putIfAbsent(task.id(), row);
            if (earlier != null) {
                throw row.error("the id '" + task.id() + "' is that of line " + earlier.line()
                        + " already; ids are unique in a file");
            }
            tasks.add(task);
        }
        return List.copyOf(tasks);
    }

    /** The id of a row that states none, by its place. */
    static String numbered(int place) {
        return String.format("t%04d", place);
    }
}
