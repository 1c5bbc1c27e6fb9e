package dev.acumen.learning.credit;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;

/**
 * A lesson as it was worded. What an attempt says of one wording it does not say of another: a lesson that is reworded begins anew.
 *
 * @param lesson which
 * @param text what it said
 */
record Wording(LessonId lesson, String text) {

    static Wording of(Lesson lesson) {
        return new Wording(lesson.id(), lesson.text());
    }
}
