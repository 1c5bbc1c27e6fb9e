package dev.acumen.core.library;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One piece of advice.
 *
 * @param id for life
 * @param text one line: white space is folded and control characters are dropped; not blank
 * @param provenance where the wording comes from
 */
public record Lesson(LessonId id, String text, Provenance provenance) {

    private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\p{Z}\\s]*");

    public Lesson {
        text = oneLine(text);
    }

    /** Whether there is nothing in a text but white space of any kind. */
    public static boolean isBlank(String text) {
        return BLANK.matcher(text).matches();
    }

    /**
     * The text on one line, as lessons are kept.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    static String oneLine(String text) {
        if (isBlank(text)) {
            throw new IllegalArgumentException("a lesson has a text");
        }
        return text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
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
