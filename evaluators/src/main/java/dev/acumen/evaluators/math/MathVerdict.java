package dev.acumen.evaluators.math;

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

    static MathVerdict undecided(String reason) {
        return new MathVerdict(Outcome.UNDECIDED, reason);
    }

    boolean isEqual() {
        return outcome == Outcome.EQUAL;
    }

    boolean isDifferent() {
        return outcome == Outcome.DIFFERENT;
    }
}
