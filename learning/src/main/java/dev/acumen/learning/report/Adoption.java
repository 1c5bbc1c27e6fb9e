package dev.acumen.learning.report;

import dev.acumen.core.library.VersionId;
import java.util.Optional;

/**
 * What became of a step's candidates.
 *
 * @param adopted the version that becomes the head; empty if the head stays
 * @param reason in words
 * @param trial what the candidates came to when they were tried; empty if they were not
 * @param drift how far the adopted version moves what the model writes; empty if it was not measured
 */
public record Adoption(
        Optional<VersionId> adopted, String reason, Optional<PlanTrial> trial, Optional<VersionDrift> drift) {

    /** Without a measured drift. */
    public Adoption(Optional<VersionId> adopted, String reason, Optional<PlanTrial> trial) {
        this(adopted, reason, trial, Optional.empty());
    }

    /** Decided without a trial. */
    public Adoption(Optional<VersionId> adopted, String reason) {
        this(adopted, reason, Optional.empty());
    }

    /** The same with what was measured of the adopted version. */
    public Adoption with(Optional<VersionDrift> value) {
        return new Adoption(adopted, reason, trial, value);
    }
}
