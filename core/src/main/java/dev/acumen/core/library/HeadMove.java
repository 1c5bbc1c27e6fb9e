package dev.acumen.core.library;

import dev.acumen.core.run.StepId;
import java.time.Instant;
import java.util.Optional;

/**
 * The head of a library went from one version to another.
 *
 * @param library the library's name
 * @param from the head before; the empty version for a new library
 * @param to the head after
 * @param cause why
 * @param step the step that learned it, where the cause is learning; step 0 of a run whose own measurement made it roll back
 * @param at when
 */
public record HeadMove(String library, VersionId from, VersionId to, Cause cause, Optional<StepId> step, Instant at) {

    /** Why a head moves. */
    public enum Cause {
        LEARNED,
        ROLLED_BACK,
        IMPORTED,
        /** A person let a lesson out of quarantine. */
        APPROVED,
        /** A person changed lessons. */
        EDITED
    }
}
