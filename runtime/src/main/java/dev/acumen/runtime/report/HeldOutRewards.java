package dev.acumen.runtime.report;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.evaluate.EvaluationRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is right and what is wrong among held-out attempts. An attempt is right with a reward of 1 and wrong with a lower one, so one that is nearly right counts
 * as wrong; one without a grade is neither. A task is right in an arm if more than half of its graded attempts there are.
 *
 * @param rewards of the graded held-out attempts; all others are left out
 */
public record HeldOutRewards(Map<RolloutId, Double> rewards) {

    private static final double EQUAL = 1e-9;

    public HeldOutRewards {
        Map<RolloutId, Double> heldOut = new LinkedHashMap<>();
        rewards.forEach((id, reward) -> {
            if (isHeldOut(id)) {
                heldOut.put(id, reward);
            }
        });
        rewards = Collections.unmodifiableMap(heldOut);
    }

    /** Whether the reward says that an attempt is right. */
    public static boolean isRight(double reward) {
        return reward >= 1 - EQUAL;
    }

    /** Whether the attempt was made to measure a version. */
    public static boolean isHeldOut(RolloutId attempt) {
        return attempt.pass().name().startsWith(EvaluationRun.PASS);
    }

    /** How many attempts are wrong. */
    public int wrong() {
        return (int)
                rewards.values().stream().filter(reward -> !isRight(reward)).count();
    }

    /** The passes there are, one for each arm. */
    public Set<String> arms() {
        Set<String> arms = new TreeSet<>();
        rewards.keySet().forEach(id -> arms.add(id.pass().name()));
        return arms;
    }

    /** Whether the task is right in the arm. */
    public boolean isRight(TaskId task, String arm) {
        return isMostlyRight(rewards.entrySet().stream()
                .filter(entry -> entry.getKey().task().equals(task)
                        && entry.getKey().pass().name().equals(arm))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static boolean isMostlyRight(List<Double> rewards) {
        return 2 * rewards.stream().filter(HeldOutRewards::isRight).count() > rewards.size();
    }

    /** The tasks that are right in one arm and wrong in another. */
    public Set<TaskId> flipped() {
        return differing(rewards -> isMostlyRight(rewards) ? 1 : 0);
    }

    /** The tasks whose mean reward differs between arms; those that flipped are usually among them. */
    public Set<TaskId> changed() {
        return differing(rewards ->
                rewards.stream().mapToDouble(reward -> reward).average().orElse(0));
    }

    private interface Measure {
        double of(List<Double> rewards);
    }

    private Set<TaskId> differing(Measure measure) {
        Map<String, Map<String, List<Double>>> byTask = new TreeMap<>();
        rewards.forEach((id, reward) -> byTask.computeIfAbsent(id.task().value(), task -> new TreeMap<>())
                .computeIfAbsent(id.pass().name(), arm -> new ArrayList<>())
                .add(reward));
        Set<TaskId> differing = new LinkedHashSet<>();
        byTask.forEach((task, arms) -> {
            double[] measured =
                    arms.values().stream().mapToDouble(measure::of).sorted().toArray();
            if (measured[measured.length - 1] - measured[0] > EQUAL) {
                differing.add(new TaskId(task));
            }
        });
        return differing;
    }
}
