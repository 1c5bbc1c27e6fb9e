package dev.acumen.store.exchange;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.Provenance;
import java.util.Optional;

/**
 * A lesson as it stands in a file.
 *
 * @param id empty if it was written by hand
 * @param text its wording; not blank
 * @param provenance where the wording comes from, as the file says; empty if a person worded it or changed the wording
 */
public record ImportedLesson(Optional<LessonId> id, String text, Optional<Provenance> provenance) {

    /** Who worded a lesson of which a file says nothing else. */
    public static final Provenance BY_HAND = Provenance.by("a person, in a file");

    public ImportedLesson {
        if (Lesson.isBlank(text)) {
            throw new IllegalArgumentException("a lesson has a text");
        }
    }

    static ImportedLesson of(Lesson lesson) {
        return new ImportedLesson(Optional.of(lesson.id()), lesson.text(), Optional.of(lesson.provenance()));
    }

    /** The lesson under an id. */
    public Lesson under(LessonId given) {
        return new Lesson(given, text, provenance.orElse(BY_HAND));
    }
}
