package dev.acumen.math;

/**
 * Whether an answer is the same as the reference.
 *
 * @param outcome equal, different, or cannot tell
 * @param reason why, in a few words
 */
public record MathVerdict(Outcome outcome, String reason) {

    /** What can be said. */
    public enum Outcome {
        EQUAL,
        DIFFERENT,
        /** Neither could be shown. */
        UNDECIDED
    }

    static MathVerdict equal(String reason) {
        return new MathVerdict(Outcome.EQUAL, reason);
    }

    static MathVerdict different(String reason) {
        return new MathVerdict(Outcome.DIFFERENT, reason);
    }

    /** Neither could be shown, for this reason. */
    public static MathVerdict undecided(String reason) {
        return new MathVerdict(Outcome.UNDECIDED, reason);
    }

    /** Whether the answer is the same as the reference. */
    public boolean isEqual() {
        return outcome == Outcome.EQUAL;
    }

    /** Whether the answer is another one, for certain. */
    public boolean isDifferent() {
        return outcome == Outcome.DIFFERENT;
    }
}
