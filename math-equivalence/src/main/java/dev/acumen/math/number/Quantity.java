package dev.acumen.math.number;

import dev.acumen.math.answer.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A number as written, with its unit if it has one. A fraction keeps its two parts, for a third has no decimal form.
 *
 * @param numerator the number, or the upper part of a fraction
 * @param denominator 1 or the lower part of a fraction, not zero
 * @param unit the unit that stands with it
 */
public record Quantity(BigDecimal numerator, BigDecimal denominator, Optional<Unit> unit) {

    public Quantity {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("a fraction has no zero below the line");
        }
    }

    /** Whether this is as good as the reference: numbers that agree, and no other unit where both state one. */
    public boolean agreesWith(Quantity reference, Tolerance tolerance) {
        return !clashesWith(reference) && isNear(reference, tolerance);
    }

    /** Whether both state a unit and not the same one. */
    public boolean clashesWith(Quantity other) {
        return unit.isPresent() && other.unit.isPresent() && !unit.equals(other.unit);
    }

    private boolean isNear(Quantity reference, Tolerance tolerance) {
        BigDecimal left = numerator.multiply(reference.denominator);
        BigDecimal right = reference.numerator.multiply(denominator);
        if (left.compareTo(right) == 0) {
            return true;
        }
        return !tolerance.isNone() && tolerance.covers(value().subtract(reference.value()), reference.value());
    }

    private BigDecimal value() {
        return numerator.divide(denominator, MathContext.DECIMAL128);
    }

    @Override
    public String toString() {
        String number = numerator.toString() + (denominator.compareTo(BigDecimal.ONE) == 0 ? "" : "/" + denominator);
        return number + unit.map(u -> " " + u.name()).orElse("");
    }
}
