package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.FailureStreak;
import java.util.Optional;

/**
 * Open while the server is gone: so many calls in a row failed for good, retries included, and none was answered. After a while it closes for
 * a trial; one more failure opens it again. Not safe for several threads.
 */
final class Circuit {

    /** Fewer than the failures that end a run, so that the run ends at once then. */
    private static final int FAILURES = 5;

    private static final long OPEN_NANOS = 30_000_000_000L;

    private final FailureStreak streak = new FailureStreak();
    private Optional<Long> openUntil = Optional.empty();

    void answered() {
        streak.succeeded();
        openUntil = Optional.empty();
    }

    /** A call failed for good because the server is gone. True if the circuit is open from now on. */
    boolean failed(RuntimeException failure, long now) {
        streak.failed(failure);
        if (streak.length() < FAILURES) {
            return false;
        }
        openUntil = Optional.of(now + OPEN_NANOS);
        return true;
    }

    boolean isOpen(long now) {
        return openUntil.isPresent() && now - openUntil.get() < 0;
    }

    /** Why a call is not sent while the circuit is open. The first failure comes last: it is the cause. */
    NotSent refusal() {
        RuntimeException root = streak.first().orElseThrow();
        return new NotSent(
                CallFailures.kindOf(root),
                "not sent, for " + streak.length() + " calls in a row failed before; the first one with: "
                        + root.getMessage());
    }
}
