package dev.acumen.learning;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.learning.report.StepReport;
import java.util.List;

/**
 * What a run has done so far.
 *
 * @param steps what each finished step did, in order
 * @param base the version the run began with
 * @param version the version it has come to
 */
public record History(List<StepReport> steps, LibraryVersion base, LibraryVersion version) {

    public History {
        steps = List.copyOf(steps);
    }
}
