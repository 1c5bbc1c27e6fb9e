package dev.acumen.core.library;

import java.util.Optional;

/**
 * An edit that took effect.
 *
 * @param lesson the lesson it made, changed, dropped or kept
 * @param edit the edit
 * @param before the text before; empty for an addition
 */
public record AppliedEdit(LessonId lesson, LessonEdit edit, Optional<String> before) {

    /** The text after; empty for a delete. */
    public Optional<String> after() {
        return edit.match(new LessonEdit.Cases<>(
                add -> Optional.of(add.text()),
                update -> Optional.of(update.text()),
                delete -> Optional.empty(),
                keep -> before));
    }
}
