package dev.acumen.learning.compare;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Task;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Comparisons as they are kept beside a version. */
public final class Claims {

    private Claims() {}

    /**
     * What is held against what.
     *
     * @param library the version's library
     * @param version which is measured
     * @param against what it is held against; the empty version for no lessons
     * @param run that measured
     * @param endpoint the model that attempted the tasks
     */
    public record Subject(String library, VersionId version, VersionId against, RunId run, String endpoint) {}

    /**
     * What two arms say of a version, if a task was graded in both.
     *
     * @param before groups of what it is held against
     * @param after groups of the version
     * @param terms of the verdict
     * @param isLast whether these are all the tasks there are
     * @param practised tasks from which its lessons may have been drawn, or by which they were chosen
     * @throws IllegalArgumentException if a reward is not from 0 to 1
     */
    public static Optional<Claim> claim(
            Subject subject,
            List<Group> before,
            List<Group> after,
            SequentialComparison.Terms terms,
            boolean isLast,
            Collection<Task> practised,
            Instant at) {
        SequentialComparison found = SequentialComparison.of(before, after, terms, isLast);
        if (found.tasks() == 0) {
            return Optional.empty();
        }
        Set<String> seen = practised(before, practised);
        seen.retainAll(practised(after, practised));
        return Optional.of(new Claim(
                subject.library(),
                subject.version(),
                subject.against(),
                subject.run(),
                subject.endpoint(),
                found.verdict(),
                terms.alpha(),
                new Claim.Compared(
                        found.tasks(),
                        found.leftOut(),
                        seen.size(),
                        found.wins(),
                        found.losses(),
                        found.without(),
                        found.with(),
                        found.low(),
                        found.high()),
                at));
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
