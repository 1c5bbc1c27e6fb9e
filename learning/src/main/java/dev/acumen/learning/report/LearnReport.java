package dev.acumen.learning.report;

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
 * @param version the version it ended with
 * @param steps what each step came to
 * @param heldOut without against with the library; empty if nothing was held out or nothing was learned
 */
public record LearnReport(
        RunId run,
        String library,
        LibraryVersion base,
        LibraryVersion version,
        List<StepOutcome> steps,
        Optional<PairedComparison> heldOut) {

    public LearnReport {
        steps = List.copyOf(steps);
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
