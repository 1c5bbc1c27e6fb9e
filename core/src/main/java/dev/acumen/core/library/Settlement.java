package dev.acumen.core.library;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person decided about a quarantined lesson.
 *
 * @param verdict the decision
 * @param by who decided
 * @param why in words; may be empty
 * @param lesson the lesson it became, if it was approved
 * @param at when
 */
public record Settlement(Verdict verdict, String by, String why, Optional<LessonId> lesson, Instant at) {

    /** What can be decided. */
    public enum Verdict {
        /** It is a lesson of the library. */
        APPROVED,
        /** It is not, and is not proposed again. */
        DISMISSED
    }
}
