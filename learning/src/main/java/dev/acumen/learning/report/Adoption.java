package dev.acumen.learning.report;

import dev.acumen.core.library.VersionId;
import java.util.Optional;

/**
 * What became of a step's candidates.
 *
 * @param adopted the version that becomes the head; empty if the head stays
 * @param reason in words
 * @param trial what the candidates came to when they were tried; empty if they were not
 */
public record Adoption(Optional<VersionId> adopted, String reason, Optional<PlanTrial> trial) {

    /** Decided without a trial. */
    public Adoption(Optional<VersionId> adopted, String reason) {
        this(adopted, reason, Optional.empty());
    }
}
