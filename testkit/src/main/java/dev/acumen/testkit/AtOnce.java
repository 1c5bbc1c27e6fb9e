package dev.acumen.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks the same from several threads. */
final class AtOnce {

    private static final int THREADS = 8;
    private static final int TIMES = 64;

    private AtOnce() {}

    static <T> List<T> ask(Callable<T> question) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(java.util.Collections.nCopies(TIMES, question))) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("fails when several threads ask: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
