package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.Revision;
import dev.acumen.learning.report.StepReport;
import java.util.List;

/**
 * What a learner makes of one batch. It writes nothing; the run does.
 *
 * @param candidates what the version might become, the learner's favourite first; those that change nothing are passed over
 * @param report how it came about, with the revision that is the favourite
 * @param attempted the attempts that it was made of, to measure what a version changes in what the model writes; may be empty
 */
public record Step(List<Revision> candidates, StepReport report, List<Group> attempted) {

    public Step {
        candidates = List.copyOf(candidates);
        attempted = List.copyOf(attempted);
    }

    /** The same of a learner that shows no attempts. */
    public Step(List<Revision> candidates, StepReport report) {
        this(candidates, report, List.of());
    }
}
