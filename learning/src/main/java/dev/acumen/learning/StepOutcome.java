package dev.acumen.learning;

import dev.acumen.core.library.VersionId;
import dev.acumen.learning.report.StepReport;
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
