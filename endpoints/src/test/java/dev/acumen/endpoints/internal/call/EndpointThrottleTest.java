package dev.acumen.endpoints.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.Role;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EndpointThrottleTest {

    private static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMinutes(15));

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private static EndpointThrottle throttle(int atOnce, Map<Role, Integer> limits) {
        return new EndpointThrottle("small", atOnce, limits, RETRY, Stopwatch.real(), event -> {});
    }

    /** Starts a call and waits until it stands in the queue or is out. */
    private Future<Permit> enter(EndpointThrottle throttle, Role role, long order, List<Long> out) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        Future<Permit> place = pool.submit(() -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            Permit entered = throttle.enter(role, order);
            out.add(order);
            return entered;
        });
        begun.await();
        while (!place.isDone() && thread[0].getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return place;
    }

    @Test
    void whoCameFirstGoesFirst() throws Exception {
        EndpointThrottle throttle = throttle(1, Map.of());
        List<Long> out = new CopyOnWriteArrayList<>();
        Permit held = throttle.enter(Role.ROLLOUTS, 0);
        List<Future<Permit>> waiting = new ArrayList<>();
        for (long order : new long[] {5, 2, 4, 1, 3}) {
            waiting.add(enter(throttle, order % 2 == 0 ? Role.JUDGING : Role.ROLLOUTS, order, out));
        }
        throttle.answered(held);
        for (int i : new int[] {3, 1, 4, 2, 0}) {
            throttle.answered(waiting.get(i).get());
        }
        assertThat(out).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aRoleAtItsLimitDoesNotHoldUpTheOthers() throws Exception {
        EndpointThrottle throttle = throttle(3, Map.of(Role.ROLLOUTS, 1));
        List<Long> out = new CopyOnWriteArrayList<>();
        Permit rollout = throttle.enter(Role.ROLLOUTS, 1);
        Future<Permit> second = enter(throttle, Role.ROLLOUTS, 2, out);
        Permit judge = throttle.enter(Role.JUDGING, 3);
        Permit review = throttle.enter(Role.DISTILLING, 4);
        assertThat(second.isDone()).isFalse();

        throttle.answered(judge);
        assertThat(second.isDone()).isFalse();
        throttle.answered(rollout);
        throttle.answered(second.get());
        throttle.answered(review);
    }

    @Test
    void aPauseIsSatOutByThoseWhoWaitForAPlaceAndByThoseWhoHaveOne() throws Exception {
        EndpointThrottle throttle = throttle(2, Map.of());
        Permit held = throttle.enter(Role.ROLLOUTS, 1);
        Permit other = throttle.enter(Role.ROLLOUTS, 2);
        List<Long> out = new CopyOnWriteArrayList<>();
        List<Future<Permit>> waiting =
                List.of(enter(throttle, Role.ROLLOUTS, 3, out), enter(throttle, Role.ROLLOUTS, 4, out));
        long start = System.nanoTime();
        throttle.pause(Duration.ofMillis(400));
        throttle.answered(held);
        throttle.answered(other);
        throttle.pause(Duration.ofMillis(100));
        throttle.holdWhilePaused();
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
        for (Future<Permit> place : waiting) {
            throttle.answered(place.get());
        }
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
    }

    @Test
    void anInterruptOfTheOneWhoWatchesTheTimeLeavesTheWatchToAnother() throws Exception {
        EndpointThrottle throttle = throttle(2, Map.of());
        List<Long> out = new CopyOnWriteArrayList<>();
        throttle.pause(Duration.ofMillis(500));
        CountDownLatch begun = new CountDownLatch(1);
        Thread watch = new Thread(() -> {
            begun.countDown();
            assertThatThrownBy(() -> throttle.enter(Role.ROLLOUTS, 1)).isInstanceOf(CancellationException.class);
        });
        watch.start();
        begun.await();
        while (watch.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        Future<Permit> other = enter(throttle, Role.ROLLOUTS, 2, out);
        watch.interrupt();
        watch.join();
        throttle.answered(other.get());
    }

    @Test
    void aPauseLongerThanCallsSitOutTurnsThemAway() throws Exception {
        EndpointThrottle throttle = throttle(1, Map.of());
        Permit held = throttle.enter(Role.ROLLOUTS, 1);
        Future<Permit> waiting = enter(throttle, Role.ROLLOUTS, 2, new CopyOnWriteArrayList<>());
        throttle.pause(Duration.ofHours(1));
        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(NotSent.class);
        assertThatThrownBy(() -> throttle.enter(Role.ROLLOUTS, 3))
                .isInstanceOfSatisfying(NotSent.class, e -> assertThat(e.kind()).isEqualTo(CallFailure.RATE_LIMITED))
                .hasMessageContaining("waits no longer than 900 s");
        assertThatThrownBy(throttle::holdWhilePaused).isInstanceOf(NotSent.class);
        throttle.leave(held);
    }

    @Test
    void whenTheServerIsGoneNobodyWaits() throws Exception {
        EndpointThrottle throttle = throttle(1, Map.of());
        Future<Boolean> asleep = pool.submit(() -> throttle.sleep(Duration.ofHours(1)));
        // Four failures in a row raise the suspicion, and six single tries confirm it.
        for (int i = 1; i < 10; i++) {
            throttle.failed(
                    throttle.enter(Role.ROLLOUTS, i),
                    new UnresolvedModelServerException(i == 1 ? "the root" : "another"));
        }
        Permit last = throttle.enter(Role.ROLLOUTS, 10);
        Future<Permit> waiting = enter(throttle, Role.ROLLOUTS, 11, new CopyOnWriteArrayList<>());
        assertThat(waiting.isDone() || asleep.isDone()).isFalse();
        throttle.failed(last, new UnresolvedModelServerException("the last"));
        assertThatThrownBy(waiting::get)
                .hasRootCauseInstanceOf(NotSent.class)
                .hasMessageContaining("none of 10 requests in a row")
                .hasMessageContaining("the root");
        assertThat(asleep.get()).isFalse();
        assertThatThrownBy(() -> throttle.enter(Role.ROLLOUTS, 12)).isInstanceOf(NotSent.class);
    }

    @Test
    void oneCallAtATimeIsLetOutWhileTheServerSeemsToBeGoneAndAsManyAsBeforeOnceItAnswers() throws Exception {
        EndpointThrottle throttle = throttle(8, Map.of());
        List<Permit> places = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            places.add(throttle.enter(Role.ROLLOUTS, i));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(throttle.atOnce()).isEqualTo(8);
            throttle.failed(places.get(i), new UnresolvedModelServerException("gone"));
        }
        assertThat(throttle.atOnce()).isEqualTo(1);
        throttle.failed(throttle.enter(Role.ROLLOUTS, 8), new UnresolvedModelServerException("gone"));
        assertThat(throttle.atOnce()).isEqualTo(1);
        for (int i = 0; i < 7; i++) {
            throttle.answered(throttle.enter(Role.ROLLOUTS, 9 + i));
        }
        assertThat(throttle.atOnce()).isEqualTo(8);
    }

    @Test
    void aThousandInterruptsLoseNoPlace() throws Exception {
        int atOnce = 7;
        EndpointThrottle throttle = throttle(atOnce, Map.of(Role.JUDGING, 2));
        Storm storm = new Storm(throttle);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Role role = i % 3 == 0 ? Role.JUDGING : Role.ROLLOUTS;
            threads.add(new Thread(() -> storm.callUntilStopped(role)));
        }
        threads.forEach(Thread::start);
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 1_000; i++) {
            threads.get(random.nextInt(threads.size())).interrupt();
            if (i % 50 == 0) {
                throttle.pause(Duration.ofMillis(1));
            }
            LockSupport.parkNanos(random.nextLong(100_000));
        }
        storm.stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(storm.most.get()).isLessThanOrEqualTo(atOnce);
        assertThat(storm.cancelled.get()).isPositive();

        List<Permit> all = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            all.add(throttle.enter(i < 2 ? Role.JUDGING : Role.ROLLOUTS, throttle.arrival()));
        }
        Future<Permit> oneTooMany = enter(throttle, Role.ROLLOUTS, throttle.arrival(), new CopyOnWriteArrayList<>());
        assertThat(oneTooMany.isDone()).isFalse();
        all.forEach(place -> throttle.answered(place));
        throttle.answered(oneTooMany.get());
    }

    private static final class Storm {
        private final EndpointThrottle throttle;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger out = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger cancelled = new AtomicInteger();

        Storm(EndpointThrottle throttle) {
            this.throttle = throttle;
        }

        void callUntilStopped(Role role) {
            while (!stopped.get()) {
                try {
                    Permit place = throttle.enter(role, throttle.arrival());
                    most.accumulateAndGet(out.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(50_000);
                    out.decrementAndGet();
                    throttle.answered(place);
                } catch (CancellationException e) {
                    assertThat(Thread.interrupted()).isTrue();
                    cancelled.incrementAndGet();
                }
            }
        }
    }
}
