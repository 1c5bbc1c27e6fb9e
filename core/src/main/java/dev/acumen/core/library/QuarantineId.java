package dev.acumen.core.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a quarantined lesson of a library for life.
 *
 * @param number 1 or more
 */
public record QuarantineId(long number) {

    private static final Pattern WRITTEN = Pattern.compile("[Qq]?([0-9]{1,18})");

    public QuarantineId {
        if (number < 1) {
            throw new IllegalArgumentException("quarantine numbers start at 1, not " + number);
        }
    }

    /**
     * Reads {@code Q7}, {@code q7} or {@code 7}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static QuarantineId parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no quarantined lesson: '" + text + "' (expected something like Q7)");
        }
        return new QuarantineId(Long.parseLong(matcher.group(1)));
    }

    @Override
    public String toString() {
        return "Q" + number;
    }
}
