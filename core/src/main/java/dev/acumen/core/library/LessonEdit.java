package dev.acumen.core.library;

import java.util.Optional;
import java.util.function.Function;

/** One proposed change of a library. Each kind has only its own fields. */
public sealed interface LessonEdit {

    /** A new lesson. */
    record Add(String text, Provenance provenance) implements LessonEdit {
        public Add {
            text = Lesson.oneLine(text);
        }
    }

    /** Another wording for a lesson that stays the same lesson. */
    record Update(LessonId id, String text, Provenance provenance) implements LessonEdit {
        public Update {
            text = Lesson.oneLine(text);
        }
    }

    /**
     * A lesson goes.
     *
     * @param reason why, in words, where nobody proposed it: it made room for another
     */
    record Delete(LessonId id, Provenance provenance, Optional<String> reason) implements LessonEdit {

        /** A delete that somebody proposed. */
        public Delete(LessonId id, Provenance provenance) {
            this(id, provenance, Optional.empty());
        }
    }

    /** A lesson was looked at and stays as it is. */
    record Keep(LessonId id) implements LessonEdit {}

    /** One function for each kind. */
    record Cases<R>(
            Function<Add, R> add, Function<Update, R> update, Function<Delete, R> delete, Function<Keep, R> keep) {}

    /** Applies the function for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Add add) {
            return cases.add().apply(add);
        } else if (this instanceof Update update) {
            return cases.update().apply(update);
        } else if (this instanceof Delete delete) {
            return cases.delete().apply(delete);
        }
        return cases.keep().apply((Keep) this);
    }

    /** The lesson it names; empty for an addition. */
    default Optional<LessonId> target() {
        return match(new Cases<>(
                add -> Optional.empty(),
                update -> Optional.of(update.id()),
                delete -> Optional.of(delete.id()),
                keep -> Optional.of(keep.id())));
    }

    /** The text it would give a lesson; empty for a delete or a keep. */
    default Optional<String> wording() {
        return match(new Cases<>(
                add -> Optional.of(add.text()),
                update -> Optional.of(update.text()),
                delete -> Optional.empty(),
                keep -> Optional.empty()));
    }

    /** Where the edit comes from; empty for a keep. */
    default Optional<Provenance> source() {
        return match(new Cases<>(
                add -> Optional.of(add.provenance()),
                update -> Optional.of(update.provenance()),
                delete -> Optional.of(delete.provenance()),
                keep -> Optional.empty()));
    }

    /** The kind as users see it: ADD, UPDATE, DELETE or KEEP. */
    default String kind() {
        return match(new Cases<>(add -> "ADD", update -> "UPDATE", delete -> "DELETE", keep -> "KEEP"));
    }
}
