package dev.acumen.store.journal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for work of another thread without letting an interrupt end the wait: what was handed over happens anyway. */
public final class Uninterruptible {

    private Uninterruptible() {}

    /**
     * The result of the future. An interrupt that comes meanwhile is pending again afterwards.
     *
     * @throws RuntimeException what the work threw
     */
    public static <T> T await(CompletableFuture<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException runtime) {
                        throw runtime;
                    }
                    throw new CompletionException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
