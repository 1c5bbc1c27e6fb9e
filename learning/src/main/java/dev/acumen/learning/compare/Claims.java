package dev.acumen.learning.compare;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.Claim;
import dev.acumen.core.task.Task;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Comparisons as they are kept beside a version. */
public final class Claims {

    private Claims() {}

    /**
     * A comparison with what it rests on.
     *
     * @param comparison of the versions
     * @param groups of either of them
     * @param practised tasks from which its lessons may have been drawn
     */
    public static Claim.Compared compared(
            SequentialComparison comparison, List<Group> groups, Collection<Task> practised) {
        Set<String> seen = practised.stream().map(Task::input).collect(Collectors.toSet());
        return new Claim.Compared(
                comparison.tasks(),
                comparison.leftOut(),
                (int) groups.stream()
                        .filter(group -> seen.contains(group.task().input()))
                        .count(),
                comparison.wins(),
                comparison.losses(),
                comparison.without(),
                comparison.with(),
                comparison.low(),
                comparison.high());
    }
}
