package dev.acumen.learning.group;

import dev.acumen.core.task.Task;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Attempts at one task that are compared with each other; some may have been made under an earlier version.
 *
 * @param task the task
 * @param members in the order of their samples, earlier ones last
 */
public record ComparedGroup(Task task, List<Compared> members) {

    private static final double EQUAL = 1e-9;

    public ComparedGroup {
        members = List.copyOf(members);
        for (Compared member : members) {
            if (!member.attempt().rollout().id().task().equals(task.id())) {
                throw new IllegalArgumentException(
                        "an attempt at " + member.attempt().rollout().id().task() + " is not compared at " + task.id());
            }
        }
    }

    /** Those that may be contrasted. */
    public List<Compared> shown() {
        return members.stream().filter(Compared::isShown).toList();
    }

    /** What the members are compared by, in their order. */
    public double[] rewards() {
        return members.stream().mapToDouble(Compared::reward).toArray();
    }

    /** The same task with other members. */
    public ComparedGroup with(List<Compared> others) {
        return new ComparedGroup(task, others);
    }

    /** Whether the evaluator's rewards of those shown differ: by their spread, not by their mean. */
    public boolean isMixed() {
        return differ(shown().stream().mapToDouble(Compared::score));
    }

    /** Whether any reward of those shown differs. */
    public boolean isMixedInAny() {
        Set<String> names = shown().stream()
                .flatMap(member -> member.rewards().values().keySet().stream())
                .collect(Collectors.toSet());
        return isMixed()
                || names.stream()
                        .anyMatch(name -> differ(
                                shown().stream().flatMapToDouble(member -> member.rewards().get(name).stream())));
    }

    /** The mean of something over the members; 0 if there are none. */
    double mean(ToDoubleFunction<Compared> of) {
        return members.stream().mapToDouble(of).average().orElse(0);
    }

    private static boolean differ(DoubleStream values) {
        var statistics = values.summaryStatistics();
        return statistics.getCount() > 1 && statistics.getMax() - statistics.getMin() > EQUAL;
    }
}
