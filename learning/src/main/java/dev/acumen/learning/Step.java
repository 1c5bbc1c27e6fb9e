package dev.acumen.learning;

import dev.acumen.core.library.Revision;
import dev.acumen.learning.report.StepReport;
import java.util.List;

/**
 * What a learner makes of one batch. It writes nothing; the run does.
 *
 * @param candidates what the version might become, the learner's favourite first; those that change nothing are passed over
 * @param report how it came about, with the revision that is the favourite
 */
public record Step(List<Revision> candidates, StepReport report) {

    public Step {
        candidates = List.copyOf(candidates);
    }
}
