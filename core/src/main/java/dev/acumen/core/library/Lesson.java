package dev.acumen.core.library;

import java.util.Locale;

/**
 * One piece of advice.
 *
 * @param id for life
 * @param text one line: white space is folded and control characters are dropped; not blank
 * @param provenance where the wording comes from
 */
public record Lesson(LessonId id, String text, Provenance provenance) {

    public Lesson {
        text = oneLine(text);
    }

    /**
     * The text on one line, as lessons are kept.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a lesson has a text");
        }
        return line;
    }

    /** Two texts with the same key say the same word for word: case, punctuation and spacing aside. */
    static String duplicateKey(String text) {
        String words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}%$€£.,+*/<>=-]+", " ")
                .replaceAll("[.,]+(?= |$)", "")
                .strip();
        return words.isEmpty() ? text : words;
    }
}
