package dev.acumen.learning;

import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.StepId;

/**
 * What a learner has in one step.
 *
 * @param step which step of the run
 * @param version the version to start from
 * @param history the run before this step
 * @param ids for lessons that are added
 * @param engine makes and scores attempts, which are journalled
 * @param workers who do everything else
 */
public record StepContext(
        StepId step, LibraryVersion version, History history, LessonIds ids, RolloutEngine engine, Workers workers) {}
