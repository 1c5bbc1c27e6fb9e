package dev.acumen.learning.report;

import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What a step came to.
 *
 * @param report its counts and the learner's favourite revision
 * @param candidates revisions that change something, the learner's favourite first
 * @param adoption what became of them
 * @param refused the edits that came to nothing so far, in this run and before it, the latest first
 */
public record StepOutcome(StepReport report, List<Revision> candidates, Adoption adoption, List<RefusedEdit> refused) {

    public StepOutcome {
        candidates = List.copyOf(candidates);
        refused = List.copyOf(refused);
    }

    /** The candidate that became the library's head, if one did. */
    public Optional<Revision> adopted() {
        return adoption.adopted()
                .flatMap(id -> candidates.stream()
                        .filter(candidate -> candidate.version().id().equals(id))
                        .findFirst());
    }

    /** Whether it had something to adopt, and none of it was. */
    public boolean isRefused() {
        return !candidates.isEmpty() && adopted().isEmpty();
    }

    /** The edits that changed the library; none if no candidate was adopted. */
    public List<AppliedEdit> changes() {
        return adopted().map(Revision::changes).orElse(List.of());
    }
}
