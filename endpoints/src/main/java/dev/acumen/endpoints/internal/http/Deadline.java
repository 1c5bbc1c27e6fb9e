package dev.acumen.endpoints.internal.http;

import java.time.Duration;

/** Until when an answer is waited for: so long since it was heard of last, and so long in all. Safe for several threads. */
final class Deadline {

    private final long start = System.nanoTime();
    private final long silence;
    private final long whole;
    private volatile long heard = start;
    private volatile boolean wasHeard;

    /**
     * @param silence the longest
     * @param whole from the first moment to the last
     */
    Deadline(Duration silence, Duration whole) {
        this.silence = silence.toNanos();
        this.whole = whole.toNanos();
    }

    /** A part of the answer came. Where silence and whole are the same, that changes nothing. */
    void heard() {
        wasHeard = true;
        heard = silence < whole ? System.nanoTime() : start;
    }

    /** Whether a part of the answer came. */
    boolean wasHeard() {
        return wasHeard;
    }

    /** Whether all time is up. */
    boolean isOver() {
        return System.nanoTime() - start >= whole;
    }

    /** Nanoseconds; none or less if it is too late. */
    long left() {
        long now = System.nanoTime();
        return Math.min(heard + silence - now, start + whole - now);
    }
}
