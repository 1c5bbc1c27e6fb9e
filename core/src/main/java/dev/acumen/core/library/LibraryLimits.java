package dev.acumen.core.library;

import dev.acumen.core.run.TokenEstimate;

/**
 * How large a library may grow. Unless told otherwise: 100 lessons and 2,000 tokens injected.
 *
 * @param lessons the most active lessons
 * @param tokens the most tokens, estimated with {@link TokenEstimate} over ids and texts
 */
public record LibraryLimits(int lessons, int tokens) {

    private static final LibraryLimits DEFAULTS = new LibraryLimits(100, 2_000);

    public LibraryLimits {
        if (lessons < 1 || tokens < 1) {
            throw new IllegalArgumentException("a library has room for at least one lesson and one token");
        }
    }

    /** 100 lessons, 2,000 tokens. */
    public static LibraryLimits defaults() {
        return DEFAULTS;
    }
}
