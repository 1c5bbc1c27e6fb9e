package dev.acumen.data;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits tasks into practice, validation and test. Which set a task is in depends on the seed and on the ids there are, not
 * on their order in the file; within a set the order is that of the file. No task is dropped.
 */
public final class AutoSplit {

    private AutoSplit() {}

    /**
     * How large the sets are in relation to each other.
     *
     * @param practice more than 0
     * @param validation 0 or more
     * @param test 0 or more
     */
    public record Shares(int practice, int validation, int test) {

        public Shares {
            if (practice <= 0 || validation < 0 || test < 0) {
                throw new IllegalArgumentException("shares such as 60/0/40: some for practice, none negative, not "
                        + practice + "/" + validation + "/" + test);
            }
        }

        /** 60 for practice, none for validation, 40 for test. */
        public static Shares usual() {
            return new Shares(60, 0, 40);
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

    /** Splits by the usual shares, 60/0/40. */
    public static SplitTasks split(String name, List<Task> tasks, long seed) {
        return split(name, tasks, seed, Shares.usual());
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
        Map<Task, String> ranks = new HashMap<>();
        tasks.forEach(task -> ranks.put(
                task, Fingerprint.of(String.valueOf(seed), task.id().value()).hex()));
        List<Task> ranked = new ArrayList<>(tasks);
        ranked.sort(Comparator.comparing(task -> ranks.getOrDefault(task, "")));
        int[] counts = shares.counts(tasks.size());
        return new SplitTasks(
                set(name, Split.PRACTICE, tasks, ranked.subList(counts[0] + counts[1], ranked.size())),
                set(name, Split.VALIDATION, tasks, ranked.subList(counts[0], counts[0] + counts[1])),
                set(name, Split.TEST, tasks, ranked.subList(0, counts[0])));
    }

    private static TaskSet set(String name, Split split, List<Task> inOrder, List<Task> chosen) {
        Set<Task> members = new HashSet<>(chosen);
        return new TaskSet(
                name, split, inOrder.stream().filter(members::contains).toList());
    }
}
