package dev.acumen.store.internal;

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

    /** Waits for the thread to end. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does the work in a thread of its own, which nothing interrupts, and waits for it. */
    public static void run(Runnable work) {
        join(started(work));
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work, "acumen-disk");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
