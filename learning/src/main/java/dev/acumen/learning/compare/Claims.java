package dev.acumen.learning.compare;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.Claim;
import dev.acumen.core.task.Task;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparisons as they are kept beside a version. */
public final class Claims {

    private Claims() {}

    /**
     * A comparison with what it rests on.
     *
     * @param comparison of the versions
     * @param before groups of the first
     * @param after groups of the second
     * @param practised tasks from which its lessons may have been drawn, or by which they were chosen
     */
    public static Claim.Compared compared(
            SequentialComparison comparison, List<Group> before, List<Group> after, Collection<Task> practised) {
        return new Claim.Compared(
                comparison.tasks(),
                comparison.leftOut(),
                (int) Stream.of(before, after)
                        .map(groups -> practised(groups, practised))
                        .reduce((first, second) -> {
                            first.retainAll(second);
                            return first;
                        })
                        .stream()
                        .flatMap(Set::stream)
                        .count(),
                comparison.wins(),
                comparison.losses(),
                comparison.without(),
                comparison.with(),
                comparison.low(),
                comparison.high());
    }

    /** The graded tasks among those that were practised, by what is asked in them. */
    public static Set<String> practised(List<Group> groups, Collection<Task> practised) {
        Set<String> seen = practised.stream().map(Task::input).collect(Collectors.toSet());
        return groups.stream()
                .filter(group -> group.rewards().length > 0)
                .map(group -> group.task().input())
                .filter(seen::contains)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
