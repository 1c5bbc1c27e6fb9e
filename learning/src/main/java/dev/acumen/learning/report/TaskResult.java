package dev.acumen.learning.report;

import dev.acumen.core.group.Group;
import dev.acumen.core.task.TaskId;
import java.util.Arrays;
import java.util.List;

/**
 * What the attempts of a step at one task came to.
 *
 * @param task which
 * @param rewards of the graded attempts, in their order
 * @param unscored how many attempts could not be graded
 * @param outcome whether the rewards differ
 */
public record TaskResult(TaskId task, List<Double> rewards, int unscored, Group.Outcome outcome) {

    public TaskResult {
        rewards = List.copyOf(rewards);
    }

    static TaskResult of(Group group) {
        List<Double> rewards = Arrays.stream(group.rewards()).boxed().toList();
        return new TaskResult(group.task().id(), rewards, group.members().size() - rewards.size(), group.outcome());
    }
}
