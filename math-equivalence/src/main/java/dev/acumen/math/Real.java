package dev.acumen.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * A number of bounded size: a fraction, known exactly, or a decimal, known to 34 digits. What comes of fractions alone by the four operations and
 * by whole powers is a fraction.
 *
 * @param fraction if it is known exactly
 * @param decimal the same rounded, or all that is known
 */
record Real(Optional<Rational> fraction, BigDecimal decimal) {

    /** Digits that a whole number, or the numerator or denominator of a fraction, may have. */
    static final int MOST_DIGITS = 300;

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /** For one exact root, which takes as many steps as its number has bits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final BigInteger BOUND = BigInteger.TEN.pow(MOST_DIGITS);
    private static final int MOST_BITS = BOUND.bitLength();
    private static final int LARGEST_SCALE = 2_000;

    private static final MathContext SHOWN = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final int MOST_ZEROS = 30;
    private static final int LONGEST_FRACTION = 200;

    static Real of(Rational fraction) {
        if (isTooLarge(fraction.numerator()) || isTooLarge(fraction.denominator())) {
            throw tooLarge();
        }
        return new Real(
                Optional.of(fraction),
                new BigDecimal(fraction.numerator()).divide(new BigDecimal(fraction.denominator()), PRECISION));
    }

    static Real of(BigInteger whole) {
        return of(Rational.of(whole));
    }

    static Real of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    /** A decimal as it was written, which is exact. */
    static Real written(BigDecimal decimal) {
        check(decimal);
        return of(Rational.of(decimal));
    }

    /** A decimal that stands for a number near it. */
    static Real near(BigDecimal decimal) {
        check(decimal);
        return new Real(Optional.empty(), decimal.round(PRECISION));
    }

    private static void check(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > LARGEST_SCALE
                || (decimal.signum() != 0 && Math.abs((long) decimal.precision() - decimal.scale()) > MOST_DIGITS)) {
            throw tooLarge();
        }
    }

    static ArithmeticException tooLarge() {
        return new ArithmeticException(
                "a number is out of range: they have at most " + MOST_DIGITS + " digits; use POWMOD for powers mod n");
    }

    private static boolean isTooLarge(BigInteger whole) {
        return whole.bitLength() >= MOST_BITS && whole.abs().compareTo(BOUND) >= 0;
    }

    boolean isWhole() {
        return fraction.map(Rational::isInteger).orElse(false);
    }

    int signum() {
        return fraction.map(Rational::signum).orElse(decimal.signum());
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
        return fraction.filter(Rational::isInteger)
                .map(Rational::numerator)
                .orElseThrow(() -> new ArithmeticException(taker + " takes whole numbers"));
    }

    int compareTo(Real other) {
        return fraction.isPresent() && other.fraction.isPresent()
                ? fraction.get().compareTo(other.fraction.get())
                : decimal.compareTo(other.decimal);
    }

    Real negate() {
        return fraction.map(exact -> of(exact.negated())).orElseGet(() -> near(decimal.negate()));
    }

    Real add(Real other) {
        return fraction.isPresent() && other.fraction.isPresent()
                ? of(fraction.get().plus(other.fraction.get()))
                : near(decimal.add(other.decimal, PRECISION));
    }

    Real multiply(Real other) {
        return fraction.isPresent() && other.fraction.isPresent()
                ? of(fraction.get().times(other.fraction.get()))
                : near(decimal.multiply(other.decimal, PRECISION));
    }

    Real divide(Real other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return fraction.isPresent() && other.fraction.isPresent()
                ? of(fraction.get().dividedBy(other.fraction.get()))
                : near(decimal.divide(other.decimal, PRECISION));
    }

    /** The quotient, cut to a whole number in the given way. */
    Real quotient(Real other, RoundingMode mode) {
        return divide(other).rounded(0, mode);
    }

    /** Rounded to a number of places behind the point, or, where that is negative, before it. */
    Real rounded(int places, RoundingMode mode) {
        BigDecimal rounded = fraction.map(exact ->
                        new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), places, mode))
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
            return near(RealFunctions.exp(RealFunctions.ln(decimal).multiply(exponent.decimal)));
        });
    }

    /** The real root, if it is a fraction. */
    private static Optional<Rational> root(Rational number, int degree) {
        if (number.signum() == 0) {
            return Optional.of(number);
        }
        if (number.signum() < 0) {
            return degree % 2 == 0
                    ? Optional.empty()
                    : root(number.negated(), degree).map(Rational::negated);
        }
        Effort effort = new Effort(PATIENCE);
        BigInteger above = IntegerRoots.exact(number.numerator(), degree, effort);
        BigInteger below = IntegerRoots.exact(number.denominator(), degree, effort);
        return above.signum() == 0 || below.signum() == 0 ? Optional.empty() : Optional.of(new Rational(above, below));
    }

    private static Rational size(Rational number) {
        return number.signum() < 0 ? number.negated() : number;
    }

    private Optional<Real> rootAndPower(Rational exponent) {
        BigInteger degree = exponent.denominator();
        if (degree.bitLength() > 10) {
            return Optional.empty();
        }
        Optional<Real> root =
                fraction.flatMap(exact -> root(exact, degree.intValue())).map(Real::of);
        if (root.isEmpty() && degree.equals(BigInteger.TWO)) {
            root = Optional.of(squareRoot());
        }
        return root.map(found -> found.power(exponent.numerator()));
    }

    Real squareRoot() {
        if (signum() < 0) {
            throw new ArithmeticException("a negative number has no real square root");
        }
        return fraction.flatMap(exact -> root(exact, 2)).map(Real::of).orElseGet(() -> near(decimal.sqrt(PRECISION)));
    }

    private Real power(BigInteger exponent) {
        if (signum() == 0 && exponent.signum() < 0) {
            throw new ArithmeticException("division by zero");
        }
        boolean isUnit = fraction.isPresent()
                && fraction.get().isInteger()
                && fraction.get().numerator().bitLength() <= 1
                && size(fraction.get()).compareTo(Rational.ONE) <= 0;
        if (isUnit) {
            boolean isEven = !exponent.testBit(0);
            return exponent.signum() == 0 ? of(1) : isEven ? of(size(fraction.get())) : this;
        }
        if (exponent.bitLength() > 29) {
            throw tooLarge();
        }
        int times = exponent.intValue();
        if (fraction.isPresent()) {
            Rational base = fraction.get();
            long bits = (long) Math.max(
                            base.numerator().bitLength(), base.denominator().bitLength())
                    - 1;
            if (bits * Math.abs(times) <= MOST_BITS) {
                return of(base.power(times));
            }
            if (base.isInteger()) {
                throw tooLarge();
            }
        }
        return near(decimal.pow(times, PRECISION));
    }

    /** The rest that the quotient leaves, cut to a whole number in the given way. */
    Real remainder(Real other, RoundingMode mode) {
        return add(other.multiply(quotient(other, mode)).negate());
    }

    /** For people: see {@link Calculation#value}. */
    String shown(boolean isWrittenInDecimals) {
        if (fraction.isEmpty()) {
            return shown(decimal);
        }
        Rational exact = fraction.get();
        if (exact.isInteger()) {
            return exact.numerator().toString();
        }
        boolean ends = ends(exact.denominator());
        String rounded = shown(decimal);
        String quotient = exact.numerator() + "/" + exact.denominator();
        if ((ends && isWrittenInDecimals) || quotient.length() > LONGEST_FRACTION) {
            return rounded;
        }
        boolean isWhole = ends && decimal.round(SHOWN).compareTo(decimal) == 0 && isExact(exact);
        return quotient + (isWhole ? " = " : " ≈ ") + rounded;
    }

    private boolean isExact(Rational exact) {
        return written(decimal).fraction().filter(exact::equals).isPresent();
    }

    /** Whether a fraction in lowest terms with this denominator has a decimal that ends. */
    private static boolean ends(BigInteger denominator) {
        BigInteger left = denominator.shiftRight(denominator.getLowestSetBit());
        BigInteger five = BigInteger.valueOf(5);
        while (left.mod(five).signum() == 0) {
            left = left.divide(five);
        }
        return left.equals(BigInteger.ONE);
    }

    private static String shown(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.round(SHOWN).stripTrailingZeros();
        return Math.abs(rounded.precision() - rounded.scale()) <= MOST_ZEROS
                ? rounded.toPlainString()
                : rounded.toString();
    }
}
