package dev.acumen.core.library;

/**
 * Names a lesson for life. Allocated once per library, never used again, also after a delete or a rollback.
 *
 * @param number 1 or more
 */
public record LessonId(long number) implements Comparable<LessonId> {

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
        String digits = text.strip().replaceAll("^\\[|\\]$", "").replaceFirst("^[Ll]", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("not a lesson id: '" + text + "' (expected something like L17)");
        }
        return new LessonId(Long.parseLong(digits));
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
