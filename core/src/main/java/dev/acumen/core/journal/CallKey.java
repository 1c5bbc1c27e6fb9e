package dev.acumen.core.journal;

import dev.acumen.core.run.CallSite;

/**
 * What tells one model call from another.
 *
 * @param endpoint the endpoint's name
 * @param site where it is made
 * @param turn 1 for the first call at the site
 * @param request fingerprint of the canonical request
 */
public record CallKey(String endpoint, CallSite site, int turn, String request) {

    public CallKey {
        if (turn < 1) {
            throw new IllegalArgumentException("turns start at 1, not " + turn);
        }
    }
}
