package dev.acumen.learning.internal.review;

import dev.acumen.learning.report.ReviewFailures;
import java.util.Optional;

/**
 * What came of asking a model for something in a certain form.
 *
 * @param value what it said, if it could be had
 * @param problem why it could not
 */
record ModelReply<T>(Optional<T> value, Optional<Problem> problem) {

    /** Why nothing was had. */
    enum Problem {
        /** The reply could not be read, not even after asking again. */
        UNREADABLE,
        /** The call failed. */
        FAILED
    }

    static <T> ModelReply<T> got(T value) {
        return new ModelReply<>(Optional.of(value), Optional.empty());
    }

    static <T> ModelReply<T> failed(Problem problem) {
        return new ModelReply<>(Optional.empty(), Optional.of(problem));
    }

    /** What was lost with it. */
    ReviewFailures failures() {
        return problem.map(
                        what -> what == Problem.UNREADABLE ? new ReviewFailures(1, 0, 0) : new ReviewFailures(0, 1, 0))
                .orElseGet(ReviewFailures::none);
    }
}
