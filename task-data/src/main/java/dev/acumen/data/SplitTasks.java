package dev.acumen.data;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tasks of one source, each in one of three sets.
 *
 * @param practice to learn from
 * @param validation to decide between versions; may be empty
 * @param test held out; may be empty
 * @param anchors tasks that have to stay right, in none of the three sets; ids differ from all of those
 * @param earlier how the same tasks were split before {@link AutoSplit} did it as it does now, for runs that began so; empty if no
 *     otherwise
 */
public record SplitTasks(
        TaskSet practice, TaskSet validation, TaskSet test, List<Task> anchors, Optional<SplitTasks> earlier) {

    private static final String ANCHOR = "anchor-";

    public SplitTasks {
        anchors = List.copyOf(anchors);
    }

    /** Tasks that were never split otherwise. */
    public SplitTasks(TaskSet practice, TaskSet validation, TaskSet test) {
        this(practice, validation, test, List.of(), Optional.empty());
    }

    /** Tasks that are practised and others that are held out, without any to decide by. */
    public static SplitTasks of(String name, List<Task> practice, List<Task> test) {
        return new SplitTasks(
                new TaskSet(name, Split.PRACTICE, practice),
                new TaskSet(name, Split.VALIDATION, List.of()),
                new TaskSet(name, Split.TEST, test));
    }

    /** Tasks to practise, and none in the other sets. */
    public static SplitTasks toPractise(TaskSet practice) {
        return new SplitTasks(
                practice,
                new TaskSet(practice.name(), Split.VALIDATION, List.of()),
                new TaskSet(practice.name(), Split.TEST, List.of()));
    }

    /** The same with other held-out tasks, also where they were split otherwise before. */
    public SplitTasks heldOut(TaskSet others) {
        return new SplitTasks(practice, validation, others, List.of(), earlier.map(before -> before.heldOut(others)))
                .anchored(anchors);
    }

    /**
     * The same with more tasks that have to stay right. A task that asks the same, word for word apart from white space, is taken out of
     * all sets and is an anchor once. An anchor whose id another task has too gets another one.
     */
    public SplitTasks anchored(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return this;
        }
        Set<String> asked = wordings(tasks);
        TaskSet practised = without(practice, asked);
        TaskSet validated = without(validation, asked);
        TaskSet heldOut = without(test, asked);
        Set<TaskId> taken = Stream.of(practised, validated, heldOut)
                .flatMap(set -> set.tasks().stream())
                .map(Task::id)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> kept = new HashSet<>();
        List<Task> all = Stream.concat(anchors.stream(), tasks.stream())
                .filter(task -> kept.add(Repetitions.wording(task.input())))
                .map(task -> unlike(taken, task))
                .toList();
        return new SplitTasks(practised, validated, heldOut, all, earlier.map(before -> before.anchored(tasks)));
    }

    /** The anchors as a set, if there are any: versions are decided between on them. */
    public Optional<TaskSet> anchorSet() {
        return anchors.isEmpty()
                ? Optional.empty()
                : Optional.of(new TaskSet(practice.name(), Split.VALIDATION, anchors));
    }

    private static Task unlike(Set<TaskId> taken, Task task) {
        TaskId id = task.id();
        while (!taken.add(id)) {
            id = new TaskId(ANCHOR + id.value());
        }
        return new Task(id, task.input(), task.reference(), task.metadata());
    }

    private static Set<String> wordings(List<Task> tasks) {
        return tasks.stream().map(task -> Repetitions.wording(task.input())).collect(Collectors.toSet());
    }

    private static TaskSet without(TaskSet set, Set<String> asked) {
        return new TaskSet(
                set.name(),
                set.split(),
                set.tasks().stream()
                        .filter(task -> !asked.contains(Repetitions.wording(task.input())))
                        .toList());
    }

    /** The tasks of the three sets, those for practice first. */
    public List<Task> all() {
        return Stream.of(practice, validation, test)
                .flatMap(set -> set.tasks().stream())
                .toList();
    }

    /** The held-out tasks that are asked in another set too, word for word apart from white space. */
    public List<Task> askedBefore() {
        Set<String> asked = Stream.of(practice, validation)
                .flatMap(set -> set.tasks().stream())
                .map(task -> Repetitions.wording(task.input()))
                .collect(Collectors.toSet());
        return test.tasks().stream()
                .filter(task -> asked.contains(Repetitions.wording(task.input())))
                .toList();
    }

    /** How many tasks there are in the three sets. */
    public int size() {
        return practice.size() + validation.size() + test.size();
    }
}
