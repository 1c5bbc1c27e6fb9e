package dev.acumen.core.score;

/**
 * A number that says how good an attempt is, usually 0 to 1.
 *
 * @param value finite
 */
public record Reward(double value) {

    /** Right. */
    public static final Reward ONE = new Reward(1);

    /** Wrong. */
    public static final Reward ZERO = new Reward(0);

    public Reward {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a reward is finite, not " + value);
        }
    }
}
