package dev.acumen.learning.metrics;

import dev.acumen.core.group.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of one arm.
 *
 * @param attempts all attempts
 * @param unscored those that could not be judged and count in no metric
 * @param metrics mean@n; then for k = 1, 2, 4 and so on up to the most graded attempts at a task: pass@k, pass^k and majority@k
 */
public record MetricTable(int attempts, int unscored, List<Metric> metrics) {

    public MetricTable {
        metrics = List.copyOf(metrics);
    }

    /**
     * The metrics of groups.
     *
     * @param groups one for each task
     * @param form of an answer, in which equal answers are equal texts
     * @param seed of what is sampled
     */
    public static MetricTable of(List<Group> groups, Function<String, String> form, long seed) {
        int attempts = groups.stream().mapToInt(group -> group.members().size()).sum();
        int planned =
                groups.stream().mapToInt(group -> group.members().size()).max().orElse(0);
        List<Answered> tasks =
                groups.stream().map(group -> Answered.of(group, form)).toList();
        int graded = tasks.stream().mapToInt(Answered::size).sum();
        return new MetricTable(attempts, attempts - graded, metrics(tasks, planned, seed));
    }

    /** Share of the attempts that could not be judged. */
    public double unscoredShare() {
        return attempts == 0 ? 0 : (double) unscored / attempts;
    }

    static List<Metric> metrics(List<Answered> tasks, int planned, long seed) {
        int most = tasks.stream().mapToInt(Answered::size).max().orElse(0);
        List<Metric> metrics = new ArrayList<>();
        metrics.add(metric("mean@" + planned, tasks, 1, Answered::mean));
        for (int size : sizes(most)) {
            metrics.add(metric("pass@" + size, tasks, size, task -> AtK.pass(task.size(), task.right(), size)));
        }
        for (int size : sizes(most)) {
            metrics.add(metric("pass^" + size, tasks, size, task -> AtK.passAll(task.size(), task.right(), size)));
        }
        for (int size : sizes(most)) {
            metrics.add(metric("majority@" + size, tasks, size, task -> MajorityAtK.of(task, size, seed)));
        }
        return metrics;
    }

    private static List<Integer> sizes(int most) {
        List<Integer> sizes = new ArrayList<>();
        for (int k = 1; k <= most; k *= 2) {
            sizes.add(k);
        }
        if (most > 0 && sizes.get(sizes.size() - 1) != most) {
            sizes.add(most);
        }
        return sizes;
    }

    private static Metric metric(String name, List<Answered> tasks, int needed, ToDoubleFunction<Answered> value) {
        double[] values = tasks.stream()
                .filter(task -> task.size() >= needed)
                .mapToDouble(value)
                .toArray();
        return Metric.of(name, values, tasks.size() - values.length);
    }
}
