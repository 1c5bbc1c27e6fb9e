package dev.acumen.endpoints.internal.call;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Time that only goes forward, and waiting in it. A test may bring one in which waiting takes none. */
public interface Stopwatch {

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    /**
     * Waits until the condition is signalled or so many nanoseconds have passed, or for no reason at all.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Condition condition, long nanos) throws InterruptedException;

    /** The time that passes. */
    static Stopwatch real() {
        return new Stopwatch() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // the callers' loops look at the time
            public void await(Condition condition, long nanos) throws InterruptedException {
                condition.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
