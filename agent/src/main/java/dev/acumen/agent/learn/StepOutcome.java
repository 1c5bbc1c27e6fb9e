package dev.acumen.agent.learn;

import dev.acumen.agent.report.StepReport;
import dev.acumen.core.library.VersionId;
import java.util.List;

/**
 * What a step came to.
 *
 * @param report its counts and the learner's favourite revision
 * @param candidates versions that it made, the learner's favourite first
 * @param adoption what became of them
 */
public record StepOutcome(StepReport report, List<VersionId> candidates, Adoption adoption) {

    public StepOutcome {
        candidates = List.copyOf(candidates);
    }
}
