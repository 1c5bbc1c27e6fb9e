package dev.acumen.endpoints.call;

import dev.acumen.core.journal.FinishedCall;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/** Lets at most so many calls out at once, first come first served. */
public final class LimitedCaller implements Caller {

    private final Semaphore permits;
    private final Caller next;

    /**
     * @param atOnce 1 or more
     * @param next makes the calls
     */
    public LimitedCaller(int atOnce, Caller next) {
        this.permits = new Semaphore(atOnce, true);
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled while waiting for a free place");
        }
        try {
            return next.call(call);
        } finally {
            permits.release();
        }
    }
}
