package dev.acumen.learning.report;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the signal of a run made of one group.
 *
 * @param task of the group
 * @param contrasted the attempts that are compared, in the order in which they are shown
 * @param weight what a lesson counts that is drawn from the group; 0 where nothing is
 * @param leftOut why each other attempt is not among them
 * @param passedOver why the group teaches nothing, if it does not
 */
public record GroupSignal(
        TaskId task,
        List<WeighedAttempt> contrasted,
        double weight,
        Map<RolloutId, String> leftOut,
        Optional<String> passedOver) {

    /**
     * An attempt and what it says.
     *
     * @param attempt which
     * @param advantage how far it is ahead of its siblings, as the signal measures it
     * @param weight its share of what all of them say, −1 to 1; below zero speaks against what it did
     */
    public record WeighedAttempt(RolloutId attempt, double advantage, double weight) {}

    public GroupSignal {
        contrasted = List.copyOf(contrasted);
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    /** A group that teaches nothing. */
    public static GroupSignal passedOver(TaskId task, Map<RolloutId, String> leftOut, String why) {
        return new GroupSignal(task, List.of(), 0, leftOut, Optional.of(why));
    }
}
