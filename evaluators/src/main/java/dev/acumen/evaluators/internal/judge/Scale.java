package dev.acumen.evaluators.internal.judge;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The verdicts a judge may give. */
public enum Scale {
    /** Correct or incorrect. */
    BINARY,
    /** 0 to 1 in quarters. */
    GRADED,
    /** Correct, incorrect or not attempted, as in SimpleQA (arXiv 2411.04368). */
    ATTEMPTED;

    private static final String CORRECT = "correct";
    private static final String INCORRECT = "incorrect";
    private static final String NOT_ATTEMPTED = "not_attempted";

    /** The verdicts as the judge writes them. */
    public List<String> verdicts() {
        return switch (this) {
            case BINARY -> List.of(CORRECT, INCORRECT);
            case GRADED -> List.of("0", "0.25", "0.5", "0.75", "1");
            case ATTEMPTED -> List.of(CORRECT, INCORRECT, NOT_ATTEMPTED);
        };
    }

    /** The name in specifications and prompts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a verdict is worth; empty if the answer was not attempted. */
    static OptionalDouble worth(String verdict) {
        return switch (verdict) {
            case NOT_ATTEMPTED -> OptionalDouble.empty();
            case CORRECT -> OptionalDouble.of(1);
            case INCORRECT -> OptionalDouble.of(0);
            default -> OptionalDouble.of(Double.parseDouble(verdict));
        };
    }
}
