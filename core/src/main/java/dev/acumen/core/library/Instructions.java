package dev.acumen.core.library;

import java.util.Optional;

/**
 * What an agent is told in every task, where a version has words of its own for it. They take the place of the domain's.
 *
 * @param text not blank; of any number of lines, without white space around them
 * @param provenance where the wording comes from. Not part of a version's identity
 */
public record Instructions(String text, Provenance provenance) {

    /** Whether both say the same, wherever it comes from. */
    public static boolean areAlike(Optional<Instructions> some, Optional<Instructions> others) {
        return some.map(Instructions::text).equals(others.map(Instructions::text));
    }

    public Instructions {
        text = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (Lesson.isBlank(text)) {
            throw new IllegalArgumentException("instructions have a text");
        }
    }
}
