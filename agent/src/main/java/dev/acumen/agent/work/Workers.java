package dev.acumen.agent.work;

import dev.acumen.core.run.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work, so much of each {@link Role} at once; virtual threads where the JDK has them. Each role has threads of its own, so
 * that a group is reviewed while slow attempts of others fill theirs. Within a role, work that follows from finished work goes before
 * work that was not begun, and otherwise first come is first served. The first piece of work that throws stops the rest: what
 * runs is finished, what waits is not begun.
 */
public final class Workers implements AutoCloseable {

    private final Map<Role, ThreadPoolExecutor> executors = new EnumMap<>(Role.class);
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> stopped = new AtomicReference<>();

    /** @param atOnce 1 or more, for each role */
    public Workers(int atOnce) {
        this(atOnce, Map.of());
    }

    /**
     * @param atOnce 1 or more, for each role that has no limit of its own
     * @param limits 1 or more each
     */
    public Workers(int atOnce, Map<Role, Integer> limits) {
        ThreadFactory threads = WorkerThreads.factory();
        for (Role role : Role.values()) {
            int size = limits.getOrDefault(role, atOnce);
            executors.put(
                    role,
                    new ThreadPoolExecutor(
                            size, size, 0, TimeUnit.MILLISECONDS, new PriorityBlockingQueue<>(), threads));
        }
    }

    /** Runs work that begins something. */
    public <T> CompletableFuture<T> submit(Role role, Supplier<T> work) {
        return submit(role, 1, work);
    }

    /** Runs work that goes on with something begun. */
    public <T> CompletableFuture<T> submitFollowUp(Role role, Supplier<T> work) {
        return submit(role, 0, work);
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
            executors.values().forEach(ThreadPoolExecutor::shutdownNow);
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was cancelled");
        } catch (ExecutionException e) {
            throw asRuntime(cause(e));
        }
        List<T> results = new ArrayList<>(futures.size());
        futures.forEach(future -> results.add(future.join()));
        return results;
    }

    /** Ends the threads. Work that still runs is interrupted, and nothing runs any more when this returns. */
    @Override
    public void close() {
        executors.values().forEach(ThreadPoolExecutor::shutdownNow);
        boolean interrupted = false;
        for (ThreadPoolExecutor executor : executors.values()) {
            while (!executor.isTerminated()) {
                try {
                    executor.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CompletableFuture<T> submit(Role role, int rank, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        executor(role).execute(new Job(rank, sequence.getAndIncrement(), () -> run(work, result)));
        return result;
    }

    private ThreadPoolExecutor executor(Role role) {
        return Objects.requireNonNull(executors.get(role), "every role has its threads");
    }

    private <T> void run(Supplier<T> work, CompletableFuture<T> result) {
        if (stopped.get() != null) {
            result.completeExceptionally(new CancellationException("the run was stopped"));
            return;
        }
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error e) {
            stopped.compareAndSet(null, e);
            result.completeExceptionally(e);
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

    /** A piece of work and its place in the queue: lower ranks first, within a rank first come, first served. */
    private record Job(int rank, long number, Runnable work) implements Runnable, Comparable<Job> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Job other) {
            return rank != other.rank ? Integer.compare(rank, other.rank) : Long.compare(number, other.number);
        }
    }
}
