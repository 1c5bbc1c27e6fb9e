package dev.acumen.data;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Splits tasks into practice, validation and test. Which set a task is in depends on the seed and on the ids there are, not
 * on their order in the file; within a set the order is that of the file. No task is dropped. Where the answers are labels, few
 * and short, each has about its share in every set.
 */
public final class AutoSplit {

    /** With fewer tasks than this none are set aside for validation. */
    public static final int SMALLEST_WITH_VALIDATION = 100;

    private static final int MOST_LABELS = 20;
    private static final int LONGEST_LABEL = 30;
    private static final int TASKS_PER_LABEL = 3;

    private AutoSplit() {}

    /**
     * How large the sets are in relation to each other.
     *
     * @param practice more than 0
     * @param validation 0 or more
     * @param test 0 or more
     */
    public record Shares(int practice, int validation, int test) {

        /** What all splits were once made by. */
        private static final Shares EARLIER = new Shares(60, 0, 40);

        public Shares {
            if (practice <= 0 || validation < 0 || test < 0) {
                throw new IllegalArgumentException("shares such as 60/0/40: some for practice, none negative, not "
                        + practice + "/" + validation + "/" + test);
            }
        }

        /** 50 for practice, 10 for validation and 40 for test; of fewer than 100 tasks 60 for practice and 40 for test. */
        public static Shares usual(int tasks) {
            return tasks < SMALLEST_WITH_VALIDATION ? EARLIER : new Shares(50, 10, 40);
        }

        /** At least one task, as far as there are enough, for every set that has a share; practice goes first, then test. */
        private int[] counts(int tasks) {
            double all = (double) practice + validation + test;
            int forTest = tasks < 2 || test == 0 ? 0 : Math.max(1, (int) Math.round(tasks * test / all));
            int forValidation =
                    tasks < 3 || validation == 0 ? 0 : Math.max(1, (int) Math.round(tasks * validation / all));
            while (forTest + forValidation > tasks - 1) {
                if (forTest >= forValidation) {
                    forTest--;
                } else {
                    forValidation--;
                }
            }
            return new int[] {forTest, forValidation};
        }
    }

    /** Splits by the usual shares. */
    public static SplitTasks split(String name, List<Task> tasks, long seed) {
        SplitTasks now = split(name, tasks, seed, Shares.usual(tasks.size()));
        SplitTasks earlier = split(name, tasks, Shares.EARLIER, ranked(tasks, seed));
        return earlier.equals(now)
                ? now
                : new SplitTasks(now.practice(), now.validation(), now.test(), List.of(), Optional.of(earlier));
    }

    /**
     * Splits the tasks. A single task is for practice; of two or more at least one is for practice and, unless test has no
     * share, one for test.
     *
     * @param name of the sets, for people
     * @param tasks with unique ids, at least one
     * @param seed another seed, another split
     * @param shares sizes in relation to each other
     */
    public static SplitTasks split(String name, List<Task> tasks, long seed, Shares shares) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("there are no tasks to split");
        }
        return split(name, tasks, shares, interleaved(ranked(tasks, seed)));
    }

    private static SplitTasks split(String name, List<Task> tasks, Shares shares, List<Task> ranked) {
        int[] counts = shares.counts(tasks.size());
        return new SplitTasks(
                set(name, Split.PRACTICE, tasks, ranked.subList(counts[0] + counts[1], ranked.size())),
                set(name, Split.VALIDATION, tasks, ranked.subList(counts[0], counts[0] + counts[1])),
                set(name, Split.TEST, tasks, ranked.subList(0, counts[0])));
    }

    private static List<Task> ranked(List<Task> tasks, long seed) {
        Map<Task, String> ranks = new HashMap<>();
        tasks.forEach(task -> ranks.put(
                task, Fingerprint.of(String.valueOf(seed), task.id().value()).hex()));
        List<Task> ranked = new ArrayList<>(tasks);
        ranked.sort(Comparator.comparing(task -> ranks.getOrDefault(task, "")));
        return ranked;
    }

    /** The tasks so that every stretch has each label in about its share: those of a label stand at even distances. */
    private static List<Task> interleaved(List<Task> ranked) {
        Map<String, List<Task>> byLabel = new LinkedHashMap<>();
        ranked.forEach(task -> byLabel.computeIfAbsent(label(task), absent -> new ArrayList<>())
                .add(task));
        boolean areLabels = byLabel.size() > 1
                && byLabel.size() <= MOST_LABELS
                && byLabel.size() * TASKS_PER_LABEL <= ranked.size()
                && byLabel.keySet().stream().allMatch(AutoSplit::isShort);
        if (!areLabels) {
            return ranked;
        }
        Map<Task, Double> places = new HashMap<>();
        byLabel.values().forEach(same -> {
            for (int i = 0; i < same.size(); i++) {
                places.put(same.get(i), (i + 0.5) / same.size());
            }
        });
        List<Task> interleaved = new ArrayList<>(ranked);
        interleaved.sort(Comparator.comparingDouble(task -> places.getOrDefault(task, 0.0)));
        return interleaved;
    }

    private static boolean isShort(String label) {
        return label.length() <= LONGEST_LABEL && label.indexOf('\n') < 0;
    }

    /** Tasks without an answer are of one kind too. */
    private static String label(Task task) {
        return task.reference().answers().stream()
                .findFirst()
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static TaskSet set(String name, Split split, List<Task> inOrder, List<Task> chosen) {
        Set<Task> members = new HashSet<>(chosen);
        return new TaskSet(
                name, split, inOrder.stream().filter(members::contains).toList());
    }
}
