package dev.acumen.core.rollout;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.VersionId;
import java.util.List;
import java.util.Optional;

/**
 * Which lessons stood before an attempt.
 *
 * @param version the version they are from
 * @param shown those that were shown, in the order they were shown; empty where a journal does not tell, and then all of the version's
 * @param dropout how lessons were left out at random; empty where none was drawn, whatever lessons are missing for other reasons
 */
public record Exposure(VersionId version, Optional<List<LessonId>> shown, Optional<Dropout> dropout) {

    /**
     * A draw in which each lesson that would have been shown was left out with the same probability, to see what it is worth. Lessons drawn as one
     * block were left out together or not at all.
     *
     * @param rate the probability, more than 0 and less than 1
     * @param leftOut the lessons that would have been shown and were not, in the version's order
     */
    public record Dropout(double rate, List<LessonId> leftOut) {

        public Dropout {
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "lessons are left out with a probability between 0 and 1, not " + rate);
            }
            leftOut = List.copyOf(leftOut);
        }
    }

    public Exposure {
        shown = shown.map(List::copyOf);
        if (dropout.isPresent() && shown.isEmpty()) {
            throw new IllegalArgumentException("where lessons were left out it is known which were shown");
        }
    }

    /** Some lessons of a version. */
    public static Exposure of(VersionId version, List<LessonId> shown) {
        return new Exposure(version, Optional.of(shown), Optional.empty());
    }

    /** All lessons of a version, whichever they are. */
    public static Exposure whole(VersionId version) {
        return new Exposure(version, Optional.empty(), Optional.empty());
    }

    /** Those lessons of a version that were not left out by a draw, of whose outcome the rest is kept too. */
    public static Exposure drawn(VersionId version, List<LessonId> shown, Dropout dropout) {
        return new Exposure(version, Optional.of(shown), Optional.of(dropout));
    }
}
