package dev.acumen.math;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What expressions are evaluated with.
 *
 * @param algebra real or complex
 * @param point values of the symbols
 * @param bound values of running indices, which come before the point's
 * @param signs for each plus-or-minus by its number, whether the lower sign is meant
 * @param isLogNatural whether a logarithm without a base is natural; else it is decimal
 */
record Scope(Algebra algebra, SamplePoint point, Map<String, Value> bound, int signs, boolean isLogNatural) {

    Scope(Algebra algebra, SamplePoint point) {
        this(algebra, point, Map.of(), 0, false);
    }

    Value symbol(String name) {
        return Optional.ofNullable(bound.get(name)).orElseGet(() -> point.value(name));
    }

    Scope with(String name, Value value) {
        Map<String, Value> more = new HashMap<>(bound);
        more.put(name, value);
        return new Scope(algebra, point, more, signs, isLogNatural);
    }

    Scope withSigns(int choice) {
        return new Scope(algebra, point, bound, choice, isLogNatural);
    }

    Scope withLog(boolean isNatural) {
        return new Scope(algebra, point, bound, signs, isNatural);
    }
}
