package dev.acumen.endpoints.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.Role;
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
class GateTest {

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private static Gate gate(int atOnce, Map<Role, Integer> limits) {
        return new Gate("small", atOnce, limits, Duration.ofMinutes(15), Stopwatch.real(), event -> {});
    }

    /** Starts a call and waits until it stands in the queue or is out. */
    private Future<Place> enter(Gate gate, Role role, long order, List<Long> out) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        Future<Place> place = pool.submit(() -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            Place entered = gate.enter(role, order);
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
        Gate gate = gate(1, Map.of());
        List<Long> out = new CopyOnWriteArrayList<>();
        Place held = gate.enter(Role.ROLLOUTS, 0);
        List<Future<Place>> waiting = new ArrayList<>();
        for (long order : new long[] {5, 2, 4, 1, 3}) {
            waiting.add(enter(gate, order % 2 == 0 ? Role.JUDGING : Role.ROLLOUTS, order, out));
        }
        gate.leave(held, Gate.Outcome.ANSWERED);
        for (int i : new int[] {3, 1, 4, 2, 0}) {
            gate.leave(waiting.get(i).get(), Gate.Outcome.ANSWERED);
        }
        assertThat(out).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aRoleAtItsLimitDoesNotHoldUpTheOthers() throws Exception {
        Gate gate = gate(3, Map.of(Role.ROLLOUTS, 1));
        List<Long> out = new CopyOnWriteArrayList<>();
        Place rollout = gate.enter(Role.ROLLOUTS, 1);
        Future<Place> second = enter(gate, Role.ROLLOUTS, 2, out);
        Place judge = gate.enter(Role.JUDGING, 3);
        Place review = gate.enter(Role.DISTILLING, 4);
        assertThat(second.isDone()).isFalse();

        gate.leave(judge, Gate.Outcome.ANSWERED);
        assertThat(second.isDone()).isFalse();
        gate.leave(rollout, Gate.Outcome.ANSWERED);
        gate.leave(second.get(), Gate.Outcome.ANSWERED);
        gate.leave(review, Gate.Outcome.ANSWERED);
    }

    @Test
    void aPauseIsSatOutByThoseWhoWaitForAPlaceAndByThoseWhoHaveOne() throws Exception {
        Gate gate = gate(2, Map.of());
        Place held = gate.enter(Role.ROLLOUTS, 1);
        Place other = gate.enter(Role.ROLLOUTS, 2);
        List<Long> out = new CopyOnWriteArrayList<>();
        List<Future<Place>> waiting = List.of(enter(gate, Role.ROLLOUTS, 3, out), enter(gate, Role.ROLLOUTS, 4, out));
        long start = System.nanoTime();
        gate.pause(Duration.ofMillis(400));
        gate.leave(held, Gate.Outcome.ANSWERED);
        gate.leave(other, Gate.Outcome.ANSWERED);
        gate.pause(Duration.ofMillis(100));
        gate.holdWhilePaused();
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
        for (Future<Place> place : waiting) {
            gate.leave(place.get(), Gate.Outcome.ANSWERED);
        }
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
    }

    @Test
    void anInterruptOfTheOneWhoWatchesTheTimeLeavesTheWatchToAnother() throws Exception {
        Gate gate = gate(2, Map.of());
        List<Long> out = new CopyOnWriteArrayList<>();
        gate.pause(Duration.ofMillis(500));
        CountDownLatch begun = new CountDownLatch(1);
        Thread watch = new Thread(() -> {
            begun.countDown();
            assertThatThrownBy(() -> gate.enter(Role.ROLLOUTS, 1)).isInstanceOf(CancellationException.class);
        });
        watch.start();
        begun.await();
        while (watch.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        Future<Place> other = enter(gate, Role.ROLLOUTS, 2, out);
        watch.interrupt();
        watch.join();
        gate.leave(other.get(), Gate.Outcome.ANSWERED);
    }

    @Test
    void aPauseLongerThanCallsSitOutTurnsThemAway() throws Exception {
        Gate gate = gate(1, Map.of());
        Place held = gate.enter(Role.ROLLOUTS, 1);
        Future<Place> waiting = enter(gate, Role.ROLLOUTS, 2, new CopyOnWriteArrayList<>());
        gate.pause(Duration.ofHours(1));
        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(NotSent.class);
        assertThatThrownBy(() -> gate.enter(Role.ROLLOUTS, 3))
                .isInstanceOfSatisfying(NotSent.class, e -> assertThat(e.kind()).isEqualTo(CallFailure.RATE_LIMITED))
                .hasMessageContaining("waits no longer than 900 s");
        assertThatThrownBy(gate::holdWhilePaused).isInstanceOf(NotSent.class);
        gate.leave(held, Gate.Outcome.OTHER);
    }

    @Test
    void whenTheServerIsGoneNobodyWaits() throws Exception {
        Gate gate = gate(1, Map.of());
        Place held = gate.enter(Role.ROLLOUTS, 1);
        Future<Place> waiting = enter(gate, Role.ROLLOUTS, 2, new CopyOnWriteArrayList<>());
        Future<Boolean> asleep = pool.submit(() -> gate.sleep(Duration.ofHours(1)));
        for (int i = 0; i < 5; i++) {
            assertThat(waiting.isDone() || asleep.isDone()).isFalse();
            gate.failedForGood(new UnresolvedModelServerException(i == 0 ? "the root" : "another"));
        }
        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(NotSent.class).hasMessageContaining("the root");
        assertThat(asleep.get()).isFalse();
        assertThatThrownBy(() -> gate.enter(Role.ROLLOUTS, 3)).isInstanceOf(NotSent.class);

        gate.leave(held, Gate.Outcome.ANSWERED);
        gate.leave(gate.enter(Role.ROLLOUTS, 4), Gate.Outcome.ANSWERED);
    }

    @Test
    void aThousandInterruptsLoseNoPlace() throws Exception {
        int atOnce = 7;
        Gate gate = gate(atOnce, Map.of(Role.JUDGING, 2));
        Storm storm = new Storm(gate);
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
                gate.pause(Duration.ofMillis(1));
            }
            LockSupport.parkNanos(random.nextLong(100_000));
        }
        storm.stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(storm.most.get()).isLessThanOrEqualTo(atOnce);
        assertThat(storm.cancelled.get()).isPositive();

        List<Place> all = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            all.add(gate.enter(i < 2 ? Role.JUDGING : Role.ROLLOUTS, gate.arrival()));
        }
        Future<Place> oneTooMany = enter(gate, Role.ROLLOUTS, gate.arrival(), new CopyOnWriteArrayList<>());
        assertThat(oneTooMany.isDone()).isFalse();
        all.forEach(place -> gate.leave(place, Gate.Outcome.ANSWERED));
        gate.leave(oneTooMany.get(), Gate.Outcome.ANSWERED);
    }

    private static final class Storm {
        private final Gate gate;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger out = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger cancelled = new AtomicInteger();

        Storm(Gate gate) {
            this.gate = gate;
        }

        void callUntilStopped(Role role) {
            while (!stopped.get()) {
                try {
                    Place place = gate.enter(role, gate.arrival());
                    most.accumulateAndGet(out.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(50_000);
                    out.decrementAndGet();
                    gate.leave(place, Gate.Outcome.ANSWERED);
                } catch (CancellationException e) {
                    assertThat(Thread.interrupted()).isTrue();
                    cancelled.incrementAndGet();
                }
            }
        }
    }
}
