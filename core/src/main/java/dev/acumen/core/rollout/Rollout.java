package dev.acumen.core.rollout;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;

/**
 * One attempt at one task.
 *
 * @param id pass, task and sample
 * @param exposure the lessons that stood before it
 * @param trajectory what was said
 * @param ending how it ended
 */
public record Rollout(RolloutId id, Exposure exposure, Trajectory trajectory, Ending ending) {

    /** The version whose lessons stood before it. */
    public VersionId library() {
        return exposure.version();
    }
}
