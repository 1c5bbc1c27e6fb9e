package dev.acumen.math;

import java.math.BigDecimal;

/** What an expression comes to: an exact fraction where that is possible, else a complex number of some 60 digits. */
sealed interface Value {

    /** A value without error. */
    record Exact(Rational number) implements Value {
        static final Exact ZERO = new Exact(Rational.ZERO);
        static final Exact ONE = new Exact(Rational.ONE);
    }

    /**
     * A value with error.
     *
     * @param re real part
     * @param im imaginary part; zero for real numbers
     * @param error decimal logarithm of how far off the parts may be, by rule of thumb
     * @param isLossy whether something was added that is too small to show, so that equality proves nothing
     */
    record Approximate(BigDecimal re, BigDecimal im, double error, boolean isLossy) implements Value {}

    /** How two values compare. */
    enum Likeness {
        SAME,
        DIFFERENT,
        /** The values are too inexact to tell. */
        UNCLEAR
    }

    static Value of(long number) {
        return new Exact(Rational.of(number));
    }

    /** The value as an approximate one. */
    default Approximate approximate() {
        if (this instanceof Exact exact) {
            BigDecimal re = exact.number().decimal(RealFunctions.PRECISION);
            double error = RealFunctions.magnitude(re) - RealFunctions.PRECISION.getPrecision();
            return new Approximate(re, BigDecimal.ZERO, error, false);
        }
        return (Approximate) this;
    }

    /** Whether this is exactly a whole number of int size. */
    default boolean isInt() {
        return this instanceof Exact exact && exact.number().isInt();
    }

    /** The whole number this is. */
    default int intValue() {
        return ((Exact) this).number().numerator().intValueExact();
    }

    /** Whether this is certainly no number other than zero. */
    default boolean isZero() {
        return this instanceof Exact exact && exact.number().signum() == 0;
    }

    /** Whether the imaginary part is nothing but error. */
    default boolean isReal() {
        return !(this instanceof Approximate number)
                || RealFunctions.magnitude(number.im()) <= number.error() + GUARD_DIGITS;
    }

    /** Digits by which the error may be worse than its rule of thumb says. */
    double GUARD_DIGITS = 6;

    /** The fewest digits that must agree before two numbers are called the same. */
    double FEWEST_DIGITS = 20;

    /** Compares two values. */
    static Likeness compare(Value left, Value right) {
        if (left instanceof Exact a && right instanceof Exact b) {
            return a.number().equals(b.number()) ? Likeness.SAME : Likeness.DIFFERENT;
        }
        Approximate a = left.approximate();
        Approximate b = right.approximate();
        double noise = Math.max(a.error(), b.error()) + GUARD_DIGITS;
        double size = Math.max(size(a), size(b));
        double difference = Math.max(
                RealFunctions.magnitude(a.re().subtract(b.re(), RealFunctions.PRECISION)),
                RealFunctions.magnitude(a.im().subtract(b.im(), RealFunctions.PRECISION)));
        if (difference > noise) {
            return Likeness.DIFFERENT;
        }
        boolean isClear = noise <= size - FEWEST_DIGITS || noise <= -2 * FEWEST_DIGITS;
        return isClear && !a.isLossy() && !b.isLossy() ? Likeness.SAME : Likeness.UNCLEAR;
    }

    private static double size(Approximate value) {
        return Math.max(RealFunctions.magnitude(value.re()), RealFunctions.magnitude(value.im()));
    }
}
