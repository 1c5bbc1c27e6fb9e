package dev.acumen.core.run;

import dev.acumen.core.task.TaskId;

/**
 * Names one attempt at one task.
 *
 * @param pass the sweep it belongs to
 * @param task the task attempted
 * @param sample 0 for the first attempt of the group
 */
public record RolloutId(PassId pass, TaskId task, int sample) {

    public RolloutId {
        if (sample < 0) {
            throw new IllegalArgumentException("sample " + sample + " is negative");
        }
    }

    /** Where the model calls of this attempt are made. */
    public CallSite site() {
        return new CallSite(pass, Phase.ROLLOUT, task.value(), sample);
    }

    @Override
    public String toString() {
        return pass.step() + " " + pass.name() + " " + task + " #" + (sample + 1);
    }
}
