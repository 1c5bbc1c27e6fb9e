package dev.acumen.core.run;

import java.util.Optional;

/** Failures in a row without a success between. Not safe for use by several threads. */
public final class FailureStreak {

    private int length;
    private Optional<RuntimeException> first = Optional.empty();

    /** Something went well: the streak is over. */
    public void succeeded() {
        length = 0;
        first = Optional.empty();
    }

    /** One more failure. */
    public void failed(RuntimeException failure) {
        first = Optional.of(first.orElse(failure));
        length++;
    }

    /** How many failed in a row. */
    public int length() {
        return length;
    }

    /** The failure that the streak began with, which is usually the cause of the others. */
    public Optional<RuntimeException> first() {
        return first;
    }
}
