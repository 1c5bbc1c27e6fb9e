package dev.acumen.math;

import java.time.Duration;

/**
 * What one comparison may cost. Steps are counted, so that the verdict is the same on a busy machine and on an idle one; the
 * deadline is the second line of defence, and an interrupt the third.
 */
final class Effort {

    private static final long MOST_STEPS = 100_000;
    private static final int CLOCK_INTERVAL = 64;

    private final long deadline;
    private final Duration limit;
    private long steps;
    private int sinceClock;

    Effort(Duration limit) {
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    private Effort(Duration limit, long deadline) {
        this.limit = limit;
        this.deadline = deadline;
    }

    /** As many steps again, to the same deadline. */
    Effort again() {
        return new Effort(limit, deadline);
    }

    /** Accounts for work about to be done. */
    void spend(long work) {
        steps += work;
        if (steps > MOST_STEPS) {
            throw new Exhausted("the comparison takes too many steps");
        }
        if (++sinceClock >= CLOCK_INTERVAL) {
            sinceClock = 0;
            if (System.nanoTime() - deadline > 0) {
                throw new Exhausted("the comparison took longer than " + limit.toMillis() + " ms");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new Exhausted("the comparison was interrupted");
            }
        }
    }
}
