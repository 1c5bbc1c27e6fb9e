package dev.acumen.agent.work;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on so many threads at once, first come first served; virtual threads where the JDK has them. The first piece of
 * work that throws stops the rest: what runs is finished, what waits is not begun.
 */
public final class Workers implements AutoCloseable {

    private final ExecutorService executor;
    private final Semaphore places;
    private final AtomicReference<@Nullable Throwable> stopped = new AtomicReference<>();

    /** @param atOnce 1 or more */
    public Workers(int atOnce) {
        this.places = new Semaphore(atOnce, true);
        this.executor = executor(atOnce);
    }

    /** Runs the work as soon as there is a place. */
    public <T> CompletableFuture<T> submit(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> inPlace(work), executor);
    }

    /**
     * The results, in the order of the futures, when all are there.
     *
     * @throws CancellationException if the waiting thread is interrupted; running work is interrupted too
     * @throws RuntimeException what the first failed work threw
     */
    public <T> List<T> join(List<CompletableFuture<T>> futures) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
        try {
            all.get();
        } catch (InterruptedException e) {
            stopped.compareAndSet(null, new CancellationException("the run was cancelled"));
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was cancelled");
        } catch (ExecutionException e) {
            throw asRuntime(cause(e));
        }
        List<T> results = new ArrayList<>(futures.size());
        futures.forEach(future -> results.add(future.join()));
        return results;
    }

    /** Ends the threads. Work that still runs is interrupted. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private <T> T inPlace(Supplier<T> work) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was cancelled");
        }
        try {
            if (stopped.get() != null) {
                throw new CancellationException("the run was stopped");
            }
            return work.get();
        } catch (RuntimeException | Error e) {
            stopped.compareAndSet(null, e);
            throw e;
        } finally {
            places.release();
        }
    }

    private Throwable cause(ExecutionException e) {
        Throwable first = stopped.get();
        if (first != null) {
            return first;
        }
        Throwable cause = e.getCause();
        return cause instanceof CompletionException && cause.getCause() != null
                ? cause.getCause()
                : cause == null ? e : cause;
    }

    private static RuntimeException asRuntime(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException("work failed", cause);
    }

    private static ExecutorService executor(int atOnce) {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke();
        } catch (NoSuchMethodException e) {
            return platformThreads(atOnce);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot start virtual threads", e);
        }
    }

    private static ExecutorService platformThreads(int atOnce) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "acumen-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
