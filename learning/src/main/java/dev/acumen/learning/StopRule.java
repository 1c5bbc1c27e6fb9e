package dev.acumen.learning;

import java.util.Optional;

/** Ends a run before its plan is done. */
@FunctionalInterface
public interface StopRule {

    /** Why the run is to end now, if it is. A pure function of the history. */
    Optional<String> reason(History history);

    /** The plan is done to its end. */
    static StopRule never() {
        return history -> Optional.empty();
    }
}
