package dev.acumen.endpoints.internal.call;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.Role;
import dev.acumen.endpoints.policy.RetryPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all calls to one endpoint share: how many may be out at once, in all and by role; until when the server wants to be left alone; and
 * whether it is gone. Each call waits on a condition of its own, so that no change wakes more calls than it lets go.
 */
public final class EndpointThrottle {

    /** Headers may say anything; nanoseconds are counted in a long. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

    private final String endpoint;
    private final Stopwatch stopwatch;
    private final Duration patience;
    private final Consumer<CallEvent> events;
    private final AtomicLong arrivals = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Permits permits;
    private final Capacity capacity;

    private final Set<Condition> sleepers = new HashSet<>();
    /** The one waiting call that watches the time during a pause. */
    private @Nullable Permit watch;

    private volatile long pauseEnd;

    /**
     * @param endpoint its name
     * @param atOnce the most calls at once; 1 or more
     * @param roleLimits the most calls at once of some roles; 1 or more each
     * @param retry the longest pause that calls sit out, and the first wait between single tries while the server seems to be gone
     * @param stopwatch measures pauses
     * @param events told of {@link CallEvent.CapacityChanged}
     */
    public EndpointThrottle(
            String endpoint,
            int atOnce,
            Map<Role, Integer> roleLimits,
            RetryPolicy retry,
            Stopwatch stopwatch,
            Consumer<CallEvent> events) {
        this.endpoint = endpoint;
        this.permits = new Permits(roleLimits);
        this.capacity = new Capacity(atOnce, retry);
        this.patience = retry.patience();
        this.stopwatch = stopwatch;
        this.events = events;
        this.pauseEnd = stopwatch.nanos();
    }

    /** How many calls are let out at once at present. */
    public int atOnce() {
        lock.lock();
        try {
            return capacity.atOnce();
        } finally {
            lock.unlock();
        }
    }

    /** The server wants nothing sent for so long. */
    public void pause(Duration wait) {
        lock.lock();
        try {
            Duration sane = wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
            long end = stopwatch.nanos() + sane.toNanos();
            if (end - pauseEnd <= 0) {
                return;
            }
            pauseEnd = end;
            tooLong().ifPresent(why -> permits.removeWaiting().forEach(place -> place.refuse(why)));
            appointWatch();
        } finally {
            lock.unlock();
        }
    }

    /** A number for a call, higher than that of any call before. */
    long arrival() {
        return arrivals.incrementAndGet();
    }

    /**
     * Waits for a place and until no pause is on; the lower the order, the sooner.
     *
     * @throws NotSent if waiting is vain
     * @throws CancellationException if the thread is interrupted; it holds no place then
     */
    Permit enter(Role role, long order) {
        lock.lock();
        try {
            refuseWhatIsVain();
            Permit place = new Permit(role, order, lock.newCondition());
            permits.add(place);
            admit();
            try {
                awaitTurn(place);
            } catch (InterruptedException e) {
                withdraw(place);
                throw cancelled();
            }
            throwIf(place.refusal());
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** The call is back with an answer. */
    void answered(Permit place) {
        back(place, () -> capacity.answered(place.round()));
    }

    /** The call is back and says nothing about the server. */
    void leave(Permit place) {
        back(place, () -> Capacity.Lesson.NOTHING);
    }

    /** The call is back with a failure. */
    void failed(Permit place, RuntimeException failure) {
        back(place, () -> capacity.failed(failure, place.round(), permits.out(), stopwatch.nanos()));
    }

    private void back(Permit place, Supplier<Capacity.Lesson> teaches) {
        Optional<CallEvent> changed;
        lock.lock();
        try {
            Capacity.Lesson lesson = teaches.get();
            changed = lesson.changed().map(why -> new CallEvent.CapacityChanged(endpoint, capacity.atOnce(), why));
            pause(lesson.pause());
            if (lesson.isGone()) {
                capacity.refusal(stopwatch.nanos())
                        .ifPresent(why -> permits.removeWaiting().forEach(waiting -> waiting.refuse(why)));
                sleepers.forEach(Condition::signal);
            }
            permits.giveBack(place);
            admit();
        } finally {
            lock.unlock();
        }
        changed.ifPresent(events);
    }

    /**
     * Waits while a pause is on, with a place in hand: what was admitted before the server asked for a pause has not left yet.
     *
     * @throws NotSent if the pause is longer than calls sit out
     */
    void holdWhilePaused() {
        if (pauseLeft() <= 0) {
            return;
        }
        lock.lock();
        try {
            Condition own = lock.newCondition();
            for (long left = pauseLeft(); left > 0; left = pauseLeft()) {
                throwIf(tooLong());
                stopwatch.await(own, left);
            }
        } catch (InterruptedException e) {
            throw cancelled();
        } finally {
            lock.unlock();
        }
    }

    /** Waits before another try, without a place. False if the server turned out to be gone meanwhile. */
    boolean sleep(Duration wait) {
        lock.lock();
        Condition own = lock.newCondition();
        try {
            sleepers.add(own);
            long end = stopwatch.nanos() + wait.toNanos();
            boolean isGone = isGone();
            for (long left = wait.toNanos(); left > 0 && !isGone; left = end - stopwatch.nanos()) {
                stopwatch.await(own, left);
                isGone = isGone();
            }
            return !isGone;
        } catch (InterruptedException e) {
            throw cancelled();
        } finally {
            sleepers.remove(own);
            lock.unlock();
        }
    }

    private void awaitTurn(Permit place) throws InterruptedException {
        while (!place.isTaken() && place.refusal().isEmpty()) {
            long left = pauseLeft();
            if (left > 0 && watch == null) {
                watch = place;
                try {
                    stopwatch.await(place.changed(), left);
                } finally {
                    watch = null;
                }
                admit();
                appointWatch();
            } else if (left <= 0 && !permits.isAnyOut()) {
                // The pause ended between two looks at the clock, and nobody who is out will let this one in.
                admit();
                if (!place.isTaken()) {
                    place.changed().await();
                }
            } else {
                place.changed().await();
            }
        }
    }

    /** Lets go whoever may. */
    private void admit() {
        while (pauseLeft() <= 0) {
            Optional<Permit> next = permits.next(capacity.atOnce());
            if (next.isEmpty()) {
                return;
            }
            next.get().take(capacity.round());
        }
    }

    /** Wakes one of those who wait, to watch the time until the pause is over. */
    private void appointWatch() {
        if (watch == null && pauseLeft() > 0) {
            permits.anyWaiting().ifPresent(place -> place.changed().signal());
        }
    }

    private void withdraw(Permit place) {
        if (place.isTaken()) {
            permits.giveBack(place);
        } else {
            permits.remove(place);
        }
        admit();
        appointWatch();
    }

    private void refuseWhatIsVain() {
        throwIf(capacity.refusal(stopwatch.nanos()).or(this::tooLong));
    }

    private Optional<NotSent> tooLong() {
        Duration left = Duration.ofNanos(Math.max(0, pauseLeft()));
        return left.compareTo(patience) <= 0
                ? Optional.empty()
                : Optional.of(new NotSent(
                        CallFailure.RATE_LIMITED,
                        "the server asks to wait " + left.toSeconds() + " s; a call waits no longer than "
                                + patience.toSeconds() + " s"));
    }

    private boolean isGone() {
        return capacity.refusal(stopwatch.nanos()).isPresent();
    }

    private long pauseLeft() {
        return pauseEnd - stopwatch.nanos();
    }

    private static void throwIf(Optional<NotSent> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("cancelled while waiting to be sent");
    }
}
