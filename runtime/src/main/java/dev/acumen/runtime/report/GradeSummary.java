package dev.acumen.runtime.report;

import dev.acumen.core.group.Group;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How attempts were graded.
 *
 * @param mean mean over tasks of the mean reward of their graded attempts; empty if none was graded
 * @param graded attempts that were graded
 * @param unscored attempts that were not
 */
public record GradeSummary(OptionalDouble mean, int graded, int unscored) {

    /** Of one arm. */
    public static GradeSummary of(List<Group> groups) {
        OptionalDouble mean = groups.stream()
                .filter(group -> group.rewards().length > 0)
                .mapToDouble(group -> Arrays.stream(group.rewards()).average().orElse(0))
                .average();
        int graded = groups.stream().mapToInt(group -> group.rewards().length).sum();
        int all = groups.stream().mapToInt(group -> group.members().size()).sum();
        return new GradeSummary(mean, graded, all - graded);
    }
}
