package dev.acumen.learning.report;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.run.RunId;
import dev.acumen.learning.compare.PairedComparison;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a learning run came to.
 *
 * @param run its id
 * @param library the library's name
 * @param base the version it began with
 * @param version the version it ended with: what it learned, or {@code base} if that was rolled back
 * @param steps what each step came to
 * @param heldOut without against with the library; empty if nothing was held out or nothing was learned
 * @param claim what was learned against {@code base}; empty where it was not measured
 */
public record LearnReport(
        RunId run,
        String library,
        LibraryVersion base,
        LibraryVersion version,
        List<StepOutcome> steps,
        Optional<PairedComparison> heldOut,
        Optional<Claim> claim) {

    public LearnReport {
        steps = List.copyOf(steps);
    }

    /** Whether what was learned was worse than {@code base}, so that the run ended where it began. */
    public boolean isRolledBack() {
        return claim.filter(found -> !found.version().equals(version.id())).isPresent();
    }

    /** Edits that changed the library, over all steps; those of candidates that were not adopted do not count. */
    public int changes() {
        return steps.stream().mapToInt(step -> step.changes().size()).sum();
    }

    /** Edits that a person is to look at, over all steps; one that was proposed several times counts each time. */
    public int quarantined() {
        return steps.stream()
                .mapToInt(step -> step.report().quarantined().size())
                .sum();
    }

    /** Edits that were rejected for good, by reason, over all steps. */
    public Map<RejectedEdit.Reason, Integer> rejected() {
        Map<RejectedEdit.Reason, Integer> counts = new EnumMap<>(RejectedEdit.Reason.class);
        steps.forEach(
                step -> step.report().rejected().forEach((reason, count) -> counts.merge(reason, count, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }
}
