package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.FailureStreak;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the server is gone. It is under suspicion when whatever was out failed and nothing was answered since. From then on single tries are
 * made, further and further apart; when so many of them have failed too, it is taken to be gone: for a while nothing is sent, and then one try
 * decides. Any answer, a refusal too, ends all this. Not safe for several threads.
 */
final class Outage {

    /** 31 s apart from the first to the last with the usual first wait. */
    private static final int TRIES_BEFORE_ANY_ANSWER = 6;

    /** Two and a half minutes: a server that answered before may have been restarted, and loads its model. */
    private static final int TRIES = 10;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long GONE_NANOS = 30_000_000_000L;
    /** Fewer failures in a row are no news from a server that fails every other call. */
    private static final int FEWEST = 4;
    /** A 500 may be about the request, and an answer that none can read about the seed. */
    private static final int FEWEST_OF_OTHERS = 8;

    private final Duration firstWait;
    private final FailureStreak streak = new FailureStreak();
    private int mostOut;
    private int tries;
    private boolean hasAnswered;
    private boolean isSuspected;
    private Optional<Long> goneUntil = Optional.empty();

    /** @param firstWait between the first single tries; doubles from one to the next, up to 30 s */
    Outage(Duration firstWait) {
        this.firstWait = firstWait;
    }

    /** What comes of a failed try. */
    enum Verdict {
        /** One failure among answers. */
        NONE,
        /** From now on single tries are made. */
        SUSPECTED,
        /** A single try failed, and another is to be made after the wait. */
        STILL,
        /** The server is gone. */
        GONE
    }

    /** The server answered something. */
    void answered() {
        streak.succeeded();
        mostOut = 0;
        tries = 0;
        hasAnswered = true;
        isSuspected = false;
        goneUntil = Optional.empty();
    }

    /**
     * A try failed in a way that may pass.
     *
     * @param isServers whether it surely speaks of the server and not of what was asked
     * @param isSingle whether it left while single tries were made
     * @param out calls that were out, this one included
     */
    Verdict failed(RuntimeException failure, boolean isServers, boolean isSingle, int out, long now) {
        streak.failed(failure);
        mostOut = Math.max(mostOut, out);
        if (isSuspected && !isSingle) {
            return Verdict.NONE;
        }
        if (!isSuspected) {
            isSuspected = streak.length() >= Math.max(mostOut, isServers ? FEWEST : FEWEST_OF_OTHERS);
            return isSuspected ? Verdict.SUSPECTED : Verdict.NONE;
        }
        tries++;
        if (tries < (hasAnswered ? TRIES : TRIES_BEFORE_ANY_ANSWER)) {
            return Verdict.STILL;
        }
        goneUntil = Optional.of(now + GONE_NANOS);
        return Verdict.GONE;
    }

    /** How long nothing is sent before the next single try. */
    Duration wait(Duration longest) {
        long nanos = firstWait.toNanos();
        for (int doubled = 0; doubled < tries && nanos < LONGEST_WAIT.toNanos(); doubled++) {
            nanos *= 2;
        }
        return Duration.ofNanos(Math.min(Math.min(nanos, LONGEST_WAIT.toNanos()), longest.toNanos()));
    }

    boolean isSuspected() {
        return isSuspected;
    }

    boolean isGone(long now) {
        return goneUntil.isPresent() && now - goneUntil.get() < 0;
    }

    /** Why a call is not sent while the server is gone. The first failure comes last: it is the cause. */
    NotSent refusal() {
        RuntimeException root = streak.first().orElseThrow();
        return new NotSent(
                CallFailures.kindOf(root),
                "not sent, for the server answered none of " + streak.length()
                        + " requests in a row; the first one failed with: " + root.getMessage());
    }
}
