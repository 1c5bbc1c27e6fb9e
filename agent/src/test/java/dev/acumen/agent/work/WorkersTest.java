package dev.acumen.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {

    @Test
    void resultsComeInTheOrderOfTheFutures() {
        Random random = new Random(1);
        try (Workers workers = new Workers(8)) {
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                int pause = random.nextInt(3);
                futures.add(workers.submit(Role.ROLLOUTS, () -> {
                    sleep(pause);
                    return number;
                }));
            }
            assertThat(workers.join(futures)).isSorted().hasSize(100);
        }
    }

    @Test
    void theFirstFailureIsThrownAndWhatWaitsIsNotBegun() {
        AtomicInteger begun = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            futures.add(workers.submit(Role.ROLLOUTS, begun::incrementAndGet));
            for (int i = 0; i < 20; i++) {
                int number = i;
                futures.add(workers.submit(Role.ROLLOUTS, () -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("failure " + number);
                }));
            }
            assertThatThrownBy(() -> workers.join(futures)).hasMessage("failure 0");
            assertThat(begun).hasValue(2);
            assertThatThrownBy(() -> workers.join(List.of(workers.submitFollowUp(Role.ROLLOUTS, () -> 1))))
                    .hasMessage("failure 0");
        }
    }

    @Test
    void anErrorIsThrownAsItIs() {
        try (Workers workers = new Workers(2)) {
            CompletableFuture<Integer> failing = workers.submit(Role.ROLLOUTS, () -> {
                throw new AssertionError("broken");
            });
            assertThatThrownBy(() -> workers.join(List.of(failing))).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void workThatGoesOnGoesBeforeWorkThatWasNotBegun() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch queued = new CountDownLatch(1);
        try (Workers workers = new Workers(1)) {
            List<CompletableFuture<Boolean>> futures = new ArrayList<>();
            futures.add(workers.submit(Role.ROLLOUTS, () -> {
                await(queued);
                return order.add("first");
            }));
            futures.add(workers.submit(Role.ROLLOUTS, () -> order.add("second")));
            futures.add(workers.submit(Role.ROLLOUTS, () -> order.add("third")));
            futures.add(workers.submitFollowUp(Role.ROLLOUTS, () -> order.add("on")));
            futures.add(workers.submitFollowUp(Role.ROLLOUTS, () -> order.add("and on")));
            queued.countDown();
            workers.join(futures);
        }
        assertThat(order).containsExactly("first", "on", "and on", "second", "third");
    }

    @Test
    void aRoleWaitsForNoOther() {
        CountDownLatch reviewed = new CountDownLatch(1);
        try (Workers workers = new Workers(1)) {
            CompletableFuture<Boolean> slow = workers.submit(Role.ROLLOUTS, () -> {
                await(reviewed);
                return true;
            });
            CompletableFuture<Boolean> review = workers.submitFollowUp(Role.DISTILLING, () -> {
                reviewed.countDown();
                return true;
            });
            assertThat(workers.join(List.of(slow, review))).containsExactly(true, true);
        }
    }

    @Test
    void aRoleMayHaveALimitOfItsOwn() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Workers workers = new Workers(8, Map.of(Role.JUDGING, 2))) {
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                futures.add(workers.submit(Role.JUDGING, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    sleep(2);
                    return running.decrementAndGet();
                }));
            }
            workers.join(futures);
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void nothingRunsAnyMoreWhenCloseReturns() {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(3);
        Workers workers = new Workers(3);
        for (int i = 0; i < 10; i++) {
            workers.submit(Role.ROLLOUTS, () -> {
                running.incrementAndGet();
                started.countDown();
                try {
                    await(new CountDownLatch(1));
                } finally {
                    running.decrementAndGet();
                }
                return 0;
            });
        }
        await(started);
        workers.close();
        assertThat(running).hasValue(0);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptOfTheCallerCancelsAndKeepsTheInterrupt() {
        try (Workers workers = new Workers(2)) {
            CompletableFuture<Integer> endless = workers.submit(Role.ROLLOUTS, () -> {
                await(new CountDownLatch(1));
                return 0;
            });
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workers.join(List.of(endless))).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }
}
