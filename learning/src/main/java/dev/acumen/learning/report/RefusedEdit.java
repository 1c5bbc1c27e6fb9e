package dev.acumen.learning.report;

import dev.acumen.core.library.LessonId;
import java.util.Optional;

/**
 * An edit that came to nothing, for whoever proposes the next ones.
 *
 * @param kind ADD, UPDATE or DELETE
 * @param lesson that it was about; empty for an addition
 * @param text its wording; empty for a delete
 * @param reason why it was refused, in words
 */
public record RefusedEdit(String kind, Optional<LessonId> lesson, String text, String reason) {

    /** What it would have done, such as {@code UPDATE L3}. */
    public String change() {
        return kind + lesson.map(id -> " " + id).orElse("");
    }

    /** Whether both would do the same, whatever they were refused for. */
    public boolean isSameAs(RefusedEdit other) {
        return change().equals(other.change()) && text.equals(other.text);
    }
}
