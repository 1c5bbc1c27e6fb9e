package dev.acumen.learning.review;

/**
 * What a step's reviewing lost on the way.
 *
 * @param unreadable replies that could not be read, not even after asking again
 * @param failed calls that failed
 * @param malformedEdits edits in readable replies that named no known action, no lesson or no text
 */
public record Losses(int unreadable, int failed, int malformedEdits) {

    private static final Losses NONE = new Losses(0, 0, 0);

    /** Nothing was lost. */
    public static Losses none() {
        return NONE;
    }

    static Losses of(Asked<?> asked) {
        return asked.problem()
                .map(problem -> problem == Asked.Problem.UNREADABLE ? new Losses(1, 0, 0) : new Losses(0, 1, 0))
                .orElse(NONE);
    }

    static Losses malformed(int edits) {
        return new Losses(0, 0, edits);
    }

    /** Both together. */
    public Losses plus(Losses other) {
        return new Losses(unreadable + other.unreadable, failed + other.failed, malformedEdits + other.malformedEdits);
    }
}
