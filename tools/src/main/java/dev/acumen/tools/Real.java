package dev.acumen.tools;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * A number of bounded size: a fraction, known exactly, or a decimal, known to 34 digits. What comes of fractions alone by the four operations and
 * by whole powers is a fraction.
 *
 * @param fraction if it is known exactly
 * @param decimal the same rounded, or all that is known
 */
record Real(Optional<BigFraction> fraction, BigDecimal decimal) {

    /** Digits that a whole number, or the numerator or denominator of a fraction, may have. */
    static final int MOST_DIGITS = 300;

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /** Doubles, in which angles and logarithms are calculated, are good to so many digits; more would be noise. */
    private static final MathContext DOUBLE = new MathContext(15);

    private static final BigInteger BOUND = BigInteger.TEN.pow(MOST_DIGITS);
    private static final int MOST_BITS = BOUND.bitLength();
    private static final int LARGEST_SCALE = 2_000;

    static Real of(BigFraction fraction) {
        if (isTooLarge(fraction.getNumerator()) || isTooLarge(fraction.getDenominator())) {
            throw tooLarge();
        }
        return new Real(
                Optional.of(fraction),
                new BigDecimal(fraction.getNumerator()).divide(new BigDecimal(fraction.getDenominator()), PRECISION));
    }

    static Real of(BigInteger whole) {
        return of(new BigFraction(whole));
    }

    static Real of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    /** A decimal as it was written, which is exact. */
    static Real written(BigDecimal decimal) {
        check(decimal);
        return decimal.scale() <= 0
                ? of(decimal.toBigIntegerExact())
                : of(new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale())));
    }

    /** A decimal that stands for a number near it. */
    static Real near(BigDecimal decimal) {
        check(decimal);
        return new Real(Optional.empty(), decimal.round(PRECISION));
    }

    /** What was calculated in doubles. */
    static Real near(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("there is no such number, or it is too large");
        }
        return near(new BigDecimal(value).round(DOUBLE));
    }

    private static void check(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > LARGEST_SCALE
                || (decimal.signum() != 0 && Math.abs((long) decimal.precision() - decimal.scale()) > MOST_DIGITS)) {
            throw tooLarge();
        }
    }

    private static ArithmeticException tooLarge() {
        return new ArithmeticException(
                "a number is out of range: they have at most " + MOST_DIGITS + " digits; use POWMOD for powers mod n");
    }

    private static boolean isTooLarge(BigInteger whole) {
        return whole.bitLength() >= MOST_BITS && whole.abs().compareTo(BOUND) >= 0;
    }

    boolean isWhole() {
        return fraction.map(BigFraction::isInteger).orElse(false);
    }

    int signum() {
        return fraction.map(BigFraction::signum).orElse(decimal.signum());
    }

    /**
     * The whole number.
     *
     * @param taker that needs it, for the message
     */
    BigInteger whole(String taker) {
        // A root that comes out whole is meant to be whole.
        if (fraction.isEmpty() && decimal.stripTrailingZeros().scale() <= 0) {
            return decimal.toBigInteger();
        }
        return fraction.filter(BigFraction::isInteger)
                .map(BigFraction::getNumerator)
                .orElseThrow(() -> new ArithmeticException(taker + " takes whole numbers"));
    }

    int compareTo(Real other) {
        return fraction.isPresent() && other.fraction.isPresent()
                ? fraction.get().compareTo(other.fraction.get())
                : decimal.compareTo(other.decimal);
    }

    Real negate() {
        return fraction.map(exact -> of(exact.negate())).orElseGet(() -> near(decimal.negate()));
    }

    Real add(Real other) {
        return fraction.isPresent() && other.fraction.isPresent()
                ? of(fraction.get().add(other.fraction.get()))
                : near(decimal.add(other.decimal, PRECISION));
    }

    Real multiply(Real other) {
        return fraction.isPresent() && other.fraction.isPresent()
                ? of(fraction.get().multiply(other.fraction.get()))
                : near(decimal.multiply(other.decimal, PRECISION));
    }

    Real divide(Real other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return fraction.isPresent() && other.fraction.isPresent()
                ? of(fraction.get().divide(other.fraction.get()))
                : near(decimal.divide(other.decimal, PRECISION));
    }

    /** The quotient, cut to a whole number in the given way. */
    Real quotient(Real other, RoundingMode mode) {
        return divide(other).rounded(0, mode);
    }

    /** Rounded to a number of places behind the point, or, where that is negative, before it. */
    Real rounded(int places, RoundingMode mode) {
        BigDecimal rounded = fraction.map(exact -> new BigDecimal(exact.getNumerator())
                        .divide(new BigDecimal(exact.getDenominator()), places, mode))
                .orElseGet(() -> decimal.setScale(places, mode));
        return written(rounded);
    }

    Real power(Real exponent) {
        if (exponent.isWhole()) {
            return power(exponent.whole("a power"));
        }
        Optional<Real> root = exponent.fraction().flatMap(this::rootAndPower);
        return root.orElseGet(() -> {
            if (signum() < 0) {
                throw new ArithmeticException("a negative number has no real power of that kind");
            }
            return near(StrictMath.pow(decimal.doubleValue(), exponent.decimal.doubleValue()));
        });
    }

    private Optional<Real> rootAndPower(BigFraction exponent) {
        BigInteger degree = exponent.getDenominator();
        if (degree.bitLength() > 10) {
            return Optional.empty();
        }
        Optional<Real> root =
                fraction.flatMap(exact -> Roots.exact(exact, degree.intValue())).map(Real::of);
        if (root.isEmpty() && degree.equals(BigInteger.TWO)) {
            root = Optional.of(squareRoot());
        }
        return root.map(found -> found.power(exponent.getNumerator()));
    }

    Real squareRoot() {
        if (signum() < 0) {
            throw new ArithmeticException("a negative number has no real square root");
        }
        return fraction.flatMap(exact -> Roots.exact(exact, 2))
                .map(Real::of)
                .orElseGet(() -> near(decimal.sqrt(PRECISION)));
    }

    private Real power(BigInteger exponent) {
        if (signum() == 0 && exponent.signum() < 0) {
            throw new ArithmeticException("division by zero");
        }
        boolean isUnit = fraction.isPresent()
                && fraction.get().isInteger()
                && fraction.get().getNumerator().bitLength() <= 1
                && fraction.get().abs().compareTo(BigFraction.ONE) <= 0;
        if (isUnit) {
            boolean isEven = !exponent.testBit(0);
            return exponent.signum() == 0 ? of(1) : isEven ? of(fraction.get().abs()) : this;
        }
        if (exponent.bitLength() > 29) {
            throw tooLarge();
        }
        int times = exponent.intValue();
        if (fraction.isPresent()) {
            BigFraction base = fraction.get();
            long bits = (long) Math.max(
                            base.getNumerator().bitLength(),
                            base.getDenominator().bitLength())
                    - 1;
            if (bits * Math.abs(times) <= MOST_BITS) {
                return of(base.pow(times));
            }
            if (base.isInteger()) {
                throw tooLarge();
            }
        }
        return near(decimal.pow(times, PRECISION));
    }
}
