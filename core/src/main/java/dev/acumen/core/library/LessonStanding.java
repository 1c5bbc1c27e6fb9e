package dev.acumen.core.library;

import java.util.OptionalDouble;

/**
 * What is known of the worth of a lesson beside its evidence.
 *
 * @param credit by how much it raises the score of an attempt it is shown in, estimated; empty if not known yet
 * @param shown in how many attempts it stood in the prompt
 */
public record LessonStanding(OptionalDouble credit, long shown) {

    private static final LessonStanding UNKNOWN = new LessonStanding(OptionalDouble.empty(), 0);

    public LessonStanding {
        if (shown < 0 || (credit.isPresent() && Double.isNaN(credit.getAsDouble()))) {
            throw new IllegalArgumentException("a lesson is shown 0 times or more, and its credit is a number");
        }
    }

    /** Nothing is known. */
    public static LessonStanding unknown() {
        return UNKNOWN;
    }
}
