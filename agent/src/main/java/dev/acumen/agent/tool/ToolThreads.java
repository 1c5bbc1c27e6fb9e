package dev.acumen.agent.tool;

import dev.acumen.agent.work.WorkerThreads;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tool calls on threads of their own, so many at once, each with a deadline that interrupts it. Waiting for a place does not count. */
final class ToolThreads implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(WorkerThreads.factory());
    private final Semaphore places;

    /** @param atOnce calls that are made at the same time, over all attempts */
    ToolThreads(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** Begins a call. Whoever begins it also ends it. */
    Running begin(Callable<String> call) {
        return new Running(call);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A call that was begun. */
    final class Running {
        private final CountDownLatch started = new CountDownLatch(1);
        private final Future<String> result;
        private volatile long startNanos;
        private volatile long endNanos;

        private Running(Callable<String> call) {
            this.result = threads.submit(() -> inPlace(call));
        }

        private String inPlace(Callable<String> call) throws Exception {
            places.acquire();
            try {
                startNanos = System.nanoTime();
                started.countDown();
                return call.call();
            } finally {
                endNanos = System.nanoTime();
                places.release();
            }
        }

        /**
         * What the call comes to.
         *
         * @throws ToolFailure if there is no answer, or none in time
         * @throws CancellationException if the tool ends the run, or this thread is interrupted; then the call is too
         */
        String answer(Duration deadline) {
            try {
                started.await();
                long left = deadline.toNanos() - (System.nanoTime() - startNanos);
                return result.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new ToolFailure(
                        ToolProblem.TIMED_OUT, "no answer within " + seconds(deadline) + ", so the call was ended");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ToolFailure failure) {
                    throw failure;
                }
                if (e.getCause() instanceof CancellationException cancelled) {
                    throw cancelled;
                }
                Throwable cause = e.getCause() == null ? e : e.getCause();
                String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
                throw new ToolFailure("the tool broke: " + cause.getClass().getSimpleName() + message);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while a tool was at work");
            } finally {
                result.cancel(true);
            }
        }

        /** Ends the call, if it has not ended. */
        void cancel() {
            result.cancel(true);
        }

        /** From its start to its end, or to now. */
        Duration took() {
            long start = startNanos;
            long end = endNanos == 0 ? System.nanoTime() : endNanos;
            return start == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - start));
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
