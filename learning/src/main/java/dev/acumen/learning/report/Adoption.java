package dev.acumen.learning.report;

import dev.acumen.core.library.VersionId;
import java.util.Optional;

/**
 * What became of a step's candidates.
 *
 * @param adopted the version that becomes the head; empty if the head stays
 * @param reason in words
 */
public record Adoption(Optional<VersionId> adopted, String reason) {}
