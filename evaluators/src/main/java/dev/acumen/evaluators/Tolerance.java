package dev.acumen.evaluators;

import java.math.BigDecimal;

/**
 * How far a number may be from the reference: within the absolute or within the relative bound, whichever is wider.
 *
 * @param absolute not negative
 * @param relative share of the reference's size, not negative
 */
record Tolerance(BigDecimal absolute, BigDecimal relative) {

    /** Numbers are equal or they are not; {@code 2} equals {@code 2.0}. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);

    public Tolerance {
        if (absolute.signum() < 0 || relative.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
    }

    boolean isNone() {
        return absolute.signum() == 0 && relative.signum() == 0;
    }

    boolean covers(BigDecimal difference, BigDecimal reference) {
        return difference.abs().compareTo(absolute.max(relative.multiply(reference.abs()))) <= 0;
    }
}
