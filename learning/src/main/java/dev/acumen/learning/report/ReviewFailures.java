package dev.acumen.learning.report;

/**
 * What a step's reviewing lost on the way.
 *
 * @param unreadable replies that could not be read, not even after asking again
 * @param failed calls that failed
 * @param malformedEdits edits in readable replies that named no known action, no lesson or no text
 */
public record ReviewFailures(int unreadable, int failed, int malformedEdits) {

    private static final ReviewFailures NONE = new ReviewFailures(0, 0, 0);

    /** Nothing was lost. */
    public static ReviewFailures none() {
        return NONE;
    }

    /** So many edits that meant nothing. */
    public static ReviewFailures malformed(int edits) {
        return new ReviewFailures(0, 0, edits);
    }

    /** Both together. */
    public ReviewFailures plus(ReviewFailures other) {
        return new ReviewFailures(
                unreadable + other.unreadable, failed + other.failed, malformedEdits + other.malformedEdits);
    }
}
