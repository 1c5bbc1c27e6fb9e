package dev.acumen.core.task;

import dev.acumen.core.hash.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks of one split, in a stable order.
 *
 * @param name for people
 * @param split what the tasks are for
 * @param tasks with unique ids; may be empty
 */
public record TaskSet(String name, Split split, List<Task> tasks) {

    public TaskSet {
        tasks = List.copyOf(tasks);
        Set<TaskId> seen = new HashSet<>();
        for (Task task : tasks) {
            if (!seen.add(task.id())) {
                throw new IllegalArgumentException("task id " + task.id() + " occurs twice in " + name);
            }
        }
    }

    /** How many tasks there are. */
    public int size() {
        return tasks.size();
    }

    /** Over ids, inputs and references in order: two sets with this in common are the same exercise. */
    public Fingerprint fingerprint() {
        List<String> fields = new ArrayList<>();
        fields.add(split.name());
        for (Task task : tasks) {
            fields.add(task.id().value());
            fields.add(task.input());
            fields.add(String.valueOf(task.reference().answers().size()));
            fields.addAll(task.reference().answers());
            fields.add(task.reference().rubric().orElse(""));
        }
        return Fingerprint.of(fields);
    }
}
