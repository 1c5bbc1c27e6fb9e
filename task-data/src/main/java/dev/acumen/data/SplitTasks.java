package dev.acumen.data;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
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
 * @param earlier how the same tasks were split before {@link AutoSplit} did it as it does now, for runs that began so; empty if no
 *     otherwise
 */
public record SplitTasks(TaskSet practice, TaskSet validation, TaskSet test, Optional<SplitTasks> earlier) {

    /** Tasks that were never split otherwise. */
    public SplitTasks(TaskSet practice, TaskSet validation, TaskSet test) {
        this(practice, validation, test, Optional.empty());
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
        return new SplitTasks(practice, validation, others, earlier.map(before -> before.heldOut(others)));
    }

    /** The tasks of all sets, those for practice first. */
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

    /** How many tasks there are in all. */
    public int size() {
        return practice.size() + validation.size() + test.size();
    }
}
