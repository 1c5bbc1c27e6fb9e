package dev.acumen.core.library;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a lesson for life. Allocated once per library, never used again, also after a delete or a rollback.
 *
 * @param number 1 or more
 */
public record LessonId(long number) implements Comparable<LessonId> {

    private static final Pattern WRITTEN = Pattern.compile("[Ll]?(?<bare>[0-9]{1,18})|\\[[Ll]?(?<held>[0-9]{1,18})\\]");

    public LessonId {
        if (number < 1) {
            throw new IllegalArgumentException("lesson numbers start at 1, not " + number);
        }
    }

    /**
     * Reads {@code L17}, {@code l17} or {@code 17}, with or without square brackets.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static LessonId parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a lesson id: '" + text + "' (expected something like L17)");
        }
        return new LessonId(
                Long.parseLong(matcher.group("bare") == null ? matcher.group("held") : matcher.group("bare")));
    }

    /** The same; empty if the text is no id. */
    public static Optional<LessonId> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(LessonId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "L" + number;
    }
}
