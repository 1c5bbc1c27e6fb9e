package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who is out and who waits, by role. A role at its limit does not hold up the others; among the rest, who came first goes first. Not safe
 * for several threads.
 */
final class Permits {

    private final Map<Role, Line> lines = new EnumMap<>(Role.class);
    private int out;

    Permits(Map<Role, Integer> limits) {
        for (Role role : Role.values()) {
            lines.put(role, new Line(limits.getOrDefault(role, Integer.MAX_VALUE)));
        }
    }

    void add(Permit place) {
        line(place.role()).waiting.add(place);
    }

    void remove(Permit place) {
        line(place.role()).waiting.remove(place);
    }

    /** Who goes next if no more than so many may be out at once; counted as out from now on. */
    Optional<Permit> next(int atOnce) {
        if (out >= atOnce) {
            return Optional.empty();
        }
        Line best = null;
        for (Line line : lines.values()) {
            if (line.isReady() && (best == null || line.waiting.element().compareTo(best.waiting.element()) < 0)) {
                best = line;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        best.out++;
        out++;
        return Optional.of(best.waiting.remove());
    }

    void giveBack(Permit place) {
        line(place.role()).out--;
        out--;
    }

    /** How many are out. */
    int out() {
        return out;
    }

    /** Whether anybody is out, who will come back. */
    boolean isAnyOut() {
        return out > 0;
    }

    /** Anybody who waits. */
    Optional<Permit> anyWaiting() {
        for (Line line : lines.values()) {
            if (!line.waiting.isEmpty()) {
                return Optional.of(line.waiting.element());
            }
        }
        return Optional.empty();
    }

    /** Empties the queues. */
    List<Permit> removeWaiting() {
        List<Permit> all = new ArrayList<>();
        for (Line line : lines.values()) {
            all.addAll(line.waiting);
            line.waiting.clear();
        }
        return all;
    }

    private Line line(Role role) {
        Line line = lines.get(role);
        if (line == null) {
            throw new IllegalStateException("every role has a line");
        }
        return line;
    }

    private static final class Line {
        private final PriorityQueue<Permit> waiting = new PriorityQueue<>();
        private final int limit;
        private int out;

        Line(int limit) {
            this.limit = limit;
        }

        boolean isReady() {
            return out < limit && !waiting.isEmpty();
        }
    }
}
