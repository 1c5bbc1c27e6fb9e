package dev.acumen.core.library;

/** What a comparison of two arms on the same tasks says of the second. */
public enum ComparisonVerdict {
    BETTER("better"),
    WORSE("worse"),
    /** Sure to differ by less than a margin; only where one was given. */
    SAME("same within the margin"),
    CANNOT_TELL("cannot tell");

    private final String words;

    ComparisonVerdict(String words) {
        this.words = words;
    }

    /** The verdict in words. */
    public String words() {
        return words;
    }
}
