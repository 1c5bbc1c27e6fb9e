package dev.acumen.core.rollout;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;

/**
 * One attempt at one task.
 *
 * @param id pass, task and sample
 * @param library the version whose lessons stood before it
 * @param trajectory what was said
 * @param ending how it ended
 */
public record Rollout(RolloutId id, VersionId library, Trajectory trajectory, Ending ending) {}
