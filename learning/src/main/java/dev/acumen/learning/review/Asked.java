package dev.acumen.learning.review;

import java.util.Optional;

/**
 * What came of asking a model for something in a certain form.
 *
 * @param value what it said, if it could be had
 * @param problem why it could not
 */
record Asked<T>(Optional<T> value, Optional<Problem> problem) {

    /** Why nothing was had. */
    enum Problem {
        /** The reply could not be read, not even after asking again. */
        UNREADABLE,
        /** The call failed. */
        FAILED
    }

    static <T> Asked<T> got(T value) {
        return new Asked<>(Optional.of(value), Optional.empty());
    }

    static <T> Asked<T> failed(Problem problem) {
        return new Asked<>(Optional.empty(), Optional.of(problem));
    }
}
