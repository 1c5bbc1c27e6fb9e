package dev.acumen.core.library;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person decided about something that was held for them: a quarantined lesson, or the result of a run.
 *
 * @param verdict the decision
 * @param by who decided
 * @param why in words; may be empty
 * @param lesson the lesson that a quarantined one became, if it was approved
 * @param at when
 */
public record Settlement(Verdict verdict, String by, String why, Optional<LessonId> lesson, Instant at) {

    /** What can be decided. */
    public enum Verdict {
        /** It is part of the library. */
        APPROVED,
        /** It is not; a lesson is not proposed again. */
        DISMISSED
    }
}
