package dev.acumen.math.number;

import java.math.BigDecimal;

/**
 * How far a number may be from the reference: within the absolute or within the relative bound, whichever is wider.
 *
 * @param absolute not negative
 * @param relative share of the reference's size, not negative
 */
public record Tolerance(BigDecimal absolute, BigDecimal relative) {

    /** Numbers are equal or they are not; {@code 2} equals {@code 2.0}. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);

    public Tolerance {
        if (absolute.signum() < 0 || relative.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
    }

    /** Whether numbers must be equal. */
    public boolean isNone() {
        return absolute.signum() == 0 && relative.signum() == 0;
    }

    /** Whether so large a difference is within the bounds. */
    public boolean covers(BigDecimal difference, BigDecimal reference) {
        return difference.abs().compareTo(absolute.max(relative.multiply(reference.abs()))) <= 0;
    }
}
