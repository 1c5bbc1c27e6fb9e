package dev.acumen.endpoints.internal.call;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Tells a call that this process broke off from one that the server failed: clients wrap the interrupt in exceptions of their own. */
final class Interruption {

    /** Causes may form a circle. */
    private static final int DEEPEST = 20;

    private Interruption() {}

    /** What to throw of a failure that an interrupt is behind; empty for every other one. The thread is interrupted afterwards. */
    static Optional<CancellationException> of(RuntimeException failure) {
        boolean isBehind = Thread.currentThread().isInterrupted();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST && !isBehind; depth++) {
            isBehind = cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || (cause instanceof InterruptedIOException && !(cause instanceof java.net.SocketTimeoutException));
            cause = cause.getCause();
        }
        if (!isBehind) {
            return Optional.empty();
        }
        Thread.currentThread().interrupt();
        CancellationException interrupted = new CancellationException("the call was interrupted");
        interrupted.initCause(failure);
        return Optional.of(interrupted);
    }
}
