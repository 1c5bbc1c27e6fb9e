package dev.acumen.core.library;

import dev.acumen.core.run.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run learned while the head of its library stayed where it was: a person decides whether the head moves there.
 *
 * @param library the library's name
 * @param run that learned it; a run has one result
 * @param base the version the run began with
 * @param version the version it came to
 * @param at when the run ended
 * @param settlement what was decided; empty while it waits
 */
public record HeldResult(
        String library, RunId run, VersionId base, VersionId version, Instant at, Optional<Settlement> settlement) {

    /** Whether nobody decided about it yet. */
    public boolean isWaiting() {
        return settlement.isEmpty();
    }

    /** Whether it was decided that the head stays where it was. */
    public boolean isRejected() {
        return settlement
                .filter(done -> done.verdict() == Settlement.Verdict.DISMISSED)
                .isPresent();
    }

    /** Its state in words: waiting, approved or rejected. */
    public String state() {
        return isWaiting() ? "waiting" : isRejected() ? "rejected" : "approved";
    }

    /** The same result, decided. */
    public HeldResult settled(Settlement decision) {
        return new HeldResult(library, run, base, version, at, Optional.of(decision));
    }
}
