package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.Role;
import java.util.Optional;
import java.util.concurrent.locks.Condition;

/** A call's place among those that are out, or its turn in the queue for one. Guarded by the lock of its {@link EndpointThrottle}. */
final class Permit implements Comparable<Permit> {

    private final Role role;
    private final long order;
    private final Condition changed;
    private boolean taken;
    private int round;
    private Optional<NotSent> refusal = Optional.empty();

    Permit(Role role, long order, Condition changed) {
        this.role = role;
        this.order = order;
        this.changed = changed;
    }

    Role role() {
        return role;
    }

    /** Signalled when it is taken or refused, or has to watch the time. */
    Condition changed() {
        return changed;
    }

    boolean isTaken() {
        return taken;
    }

    /** The round of the {@link AdaptiveLimit} in which the call left. */
    int round() {
        return round;
    }

    Optional<NotSent> refusal() {
        return refusal;
    }

    void take(int inRound) {
        taken = true;
        round = inRound;
        changed.signal();
    }

    void refuse(NotSent why) {
        refusal = Optional.of(why);
        changed.signal();
    }

    @Override
    public int compareTo(Permit other) {
        return Long.compare(order, other.order);
    }
}
