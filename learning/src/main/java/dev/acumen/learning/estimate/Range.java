package dev.acumen.learning.estimate;

/**
 * Between two numbers, most likely.
 *
 * @param low not negative
 * @param high not less than {@code low}
 */
public record Range(double low, double high) {

    /** Nothing. */
    public static final Range NONE = new Range(0, 0);

    public Range {
        if (!(low >= 0 && high >= low)) {
            throw new IllegalArgumentException("no range: from " + low + " to " + high);
        }
    }

    /** Exactly this. */
    public static Range exactly(double value) {
        return new Range(value, value);
    }

    /** Both together. */
    public Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    /** This many times that. */
    public Range times(Range other) {
        return new Range(low * other.low, high * other.high);
    }

    /** The same, with more at the upper end. */
    public Range orUpTo(double more) {
        return new Range(low, high + more);
    }
}
