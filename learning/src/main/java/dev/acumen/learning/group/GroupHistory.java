package dev.acumen.learning.group;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.task.TaskId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the finished steps of a run came to, as far as later groups go by it.
 *
 * @param means of the groups so far, in their order
 * @param attempts at each task that may be compared again, the latest first
 * @param benefits how much better than with what the run began each version was measured to be, in units of the reward
 */
public record GroupHistory(List<Double> means, Map<TaskId, List<Compared>> attempts, Map<VersionId, Double> benefits) {

    /** A quartile says something from here on. */
    private static final int ENOUGH = 4;

    public GroupHistory {
        means = List.copyOf(means);
        Map<TaskId, List<Compared>> copies = new HashMap<>();
        attempts.forEach((task, made) -> copies.put(task, List.copyOf(made)));
        attempts = Collections.unmodifiableMap(copies);
        benefits = Map.copyOf(benefits);
    }

    /** Nothing is finished. */
    public static GroupHistory none() {
        return new GroupHistory(List.of(), Map.of(), Map.of());
    }

    /** Attempts at a task in earlier steps, the latest first. */
    public List<Compared> earlier(TaskId task) {
        return attempts.getOrDefault(task, List.of());
    }

    /** What a version was measured to be worth; 0 for one that was not measured. */
    public double benefit(VersionId version) {
        return benefits.getOrDefault(version, 0.0);
    }

    /**
     * How hard a task with this mean is among those of before: 0 for the easiest quarter to 3 for the hardest. With fewer than four groups to go by every task is of the hardest.
     */
    public int difficulty(double mean) {
        if (means.size() < ENOUGH) {
            return 3;
        }
        long easier = means.stream().filter(other -> other > mean).count();
        long alike = means.stream().filter(other -> other.equals(mean)).count();
        double rank = (easier + alike / 2.0) / means.size();
        return Math.min(3, (int) (4 * rank));
    }
}
