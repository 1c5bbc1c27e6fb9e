package dev.acumen.learning.similarity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was made of the last 5,000 texts. Safe for use by several threads. */
final class Memory<T> {

    private static final int MOST = 5_000;

    private final Function<String, T> made;

    private final Map<String, T> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    Memory(Function<String, T> made) {
        this.made = made;
    }

    synchronized T of(String text) {
        return known.computeIfAbsent(text, made);
    }
}
