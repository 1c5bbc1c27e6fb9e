package dev.acumen.math;

import dev.acumen.math.Value.Approximate;
import dev.acumen.math.Value.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.UnaryOperator;

/**
 * Sums, products and powers of values. Over the reals an even root of a negative number is undefined and an odd one is real;
 * over the complex numbers powers have their principal values.
 */
final class Algebra {

    private static final MathContext PRECISION = RealFunctions.PRECISION;
    private static final int MOST_BITS = 1 << 15;
    private static final int BITS_PER_STEP = 512;
    /** Fractions are reduced, and what that takes grows with the square of their length. */
    private static final int SQUARE_BITS_PER_STEP = 1 << 22;

    private static final int LARGEST_EXPONENT = 1_000_000;
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final boolean isComplex;
    private final Effort effort;

    Algebra(boolean isComplex, Effort effort) {
        this.isComplex = isComplex;
        this.effort = effort;
    }

    boolean isComplex() {
        return isComplex;
    }

    Effort effort() {
        return effort;
    }

    Value add(Value left, Value right) {
        if (left instanceof Exact a && right instanceof Exact b) {
            return exact(a.number(), b.number(), a.number()::plus);
        }
        if (left.isZero() || right.isZero()) {
            return left.isZero() ? right : left;
        }
        effort.spend(2);
        Approximate a = left.approximate();
        Approximate b = right.approximate();
        BigDecimal re = a.re().add(b.re(), PRECISION);
        BigDecimal im = a.im().add(b.im(), PRECISION);
        double error = Math.max(a.error(), b.error());
        boolean isLossy = a.isLossy() || b.isLossy() || Math.min(size(a), size(b)) < error;
        return new Approximate(re, im, Math.max(error, rounding(re, im)), isLossy);
    }

    Value negate(Value value) {
        if (value instanceof Exact exact) {
            return new Exact(exact.number().negated());
        }
        Approximate number = value.approximate();
        return new Approximate(number.re().negate(), number.im().negate(), number.error(), number.isLossy());
    }

    Value multiply(Value left, Value right) {
        if (left instanceof Exact a && right instanceof Exact b) {
            return exact(a.number(), b.number(), a.number()::times);
        }
        if (left.isZero() || right.isZero()) {
            return Exact.ZERO;
        }
        effort.spend(3);
        Approximate a = left.approximate();
        Approximate b = right.approximate();
        BigDecimal re = a.re().multiply(b.re(), PRECISION).subtract(a.im().multiply(b.im(), PRECISION), PRECISION);
        BigDecimal im = a.re().multiply(b.im(), PRECISION).add(a.im().multiply(b.re(), PRECISION), PRECISION);
        double error = Math.max(a.error() + size(b), b.error() + size(a));
        return new Approximate(re, im, Math.max(error, rounding(re, im)), a.isLossy() || b.isLossy());
    }

    Value divide(Value left, Value right) {
        return multiply(left, reciprocal(right));
    }

    /** The power, in the way of the field that is calculated in. */
    Value power(Value base, Value exponent) {
        if (exponent instanceof Exact exact) {
            if (exact.number().isInteger()) {
                return integerPower(base, exact.number().numerator());
            }
            if (!isComplex || isNonNegative(base)) {
                return rationalPower(base, exact.number());
            }
        }
        if (base.isZero()) {
            if (signumOfReal(exponent) > 0) {
                return Exact.ZERO;
            }
            throw new Undefined("zero to the power of a number that is not positive");
        }
        if (!isComplex && signumOfReal(base) < 0) {
            throw new Undefined("a power of a negative number");
        }
        ComplexFunctions functions = new ComplexFunctions(this);
        return functions.exp(multiply(exponent, functions.ln(base)));
    }

    /** The root; of a negative number the real one if there is one, even over the complex numbers. */
    Value root(Value radicand, int index) {
        if (index <= 0) {
            throw new Undefined("a root of index " + index);
        }
        Rational exponent = Rational.of(BigInteger.ONE, BigInteger.valueOf(index));
        boolean isOddOfReal = index % 2 == 1 && radicand.isReal();
        return isComplex && !isNonNegative(radicand) && !isOddOfReal
                ? power(radicand, new Exact(exponent))
                : rationalPower(radicand, exponent);
    }

    /** -1, 0 or 1 for a real number. */
    int signumOfReal(Value value) {
        if (value instanceof Exact exact) {
            return exact.number().signum();
        }
        Approximate number = value.approximate();
        if (!number.isReal()) {
            throw new Undefined("complex numbers have no order");
        }
        if (size(number) <= number.error() + Value.GUARD_DIGITS) {
            throw new Undecidable("a number is too near to zero to tell its sign");
        }
        return number.re().signum();
    }

    private boolean isNonNegative(Value value) {
        return value.isReal() && (value.isZero() || signumOfReal(value) > 0);
    }

    private Value reciprocal(Value value) {
        if (value instanceof Exact exact) {
            return new Exact(Rational.ONE.dividedBy(exact.number()));
        }
        effort.spend(3);
        Approximate number = value.approximate();
        if (size(number) <= number.error() + Value.GUARD_DIGITS) {
            throw new Undefined("division by what may be zero");
        }
        BigDecimal norm =
                number.re().multiply(number.re(), PRECISION).add(number.im().multiply(number.im(), PRECISION));
        BigDecimal re = number.re().divide(norm, PRECISION);
        BigDecimal im = number.im().negate().divide(norm, PRECISION);
        double error = number.error() - 2 * size(number);
        return new Approximate(re, im, Math.max(error, rounding(re, im)), number.isLossy());
    }

    private Value integerPower(Value base, BigInteger exponent) {
        if (exponent.bitLength() > Integer.SIZE - 2) {
            if (base instanceof Exact exact
                    && exact.number().numerator().abs().bitLength() <= 1
                    && exact.number().isInteger()) {
                return integerPower(base, BigInteger.valueOf(exponent.testBit(0) ? 1 : 2));
            }
            throw new Undecidable("an exponent is too large to calculate with");
        }
        int n = exponent.intValueExact();
        if (n == 0) {
            if (base.isZero()) {
                throw new Undefined("zero to the power of zero");
            }
            return Exact.ONE;
        }
        if (base instanceof Exact exact) {
            if (exact.number().signum() == 0 && n < 0) {
                throw new Undefined("division by zero");
            }
            long bits = (long) exact.number().bits() * Math.abs((long) n);
            if (bits <= MOST_BITS) {
                effort.spend(1 + bits / BITS_PER_STEP + bits * bits / SQUARE_BITS_PER_STEP);
                return new Exact(exact.number().power(n));
            }
        }
        if (Math.abs(n) > LARGEST_EXPONENT) {
            throw new Undecidable("an exponent is too large to calculate with");
        }
        Value positive = repeated(base, Math.abs(n));
        return n < 0 ? reciprocal(positive) : positive;
    }

    private Value repeated(Value base, int exponent) {
        Value result = Exact.ONE;
        Value square = base.approximate();
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = multiply(result, square);
            }
            if (rest > 1) {
                square = multiply(square, square);
            }
        }
        return result;
    }

    private Value rationalPower(Value base, Rational exponent) {
        if (base.isZero()) {
            if (exponent.signum() > 0) {
                return Exact.ZERO;
            }
            throw new Undefined("division by zero");
        }
        int sign = signumOfReal(base);
        boolean hasEvenRoot = !exponent.denominator().testBit(0);
        if (sign < 0 && hasEvenRoot) {
            throw new Undefined("an even root of a negative number");
        }
        Value size = sign < 0 ? negate(base) : base;
        Value power = exactRoot(size, exponent);
        return sign < 0 && exponent.numerator().testBit(0) ? negate(power) : power;
    }

    private Value exactRoot(Value base, Rational exponent) {
        if (base instanceof Exact exact && exponent.denominator().bitLength() < 10) {
            int index = exponent.denominator().intValueExact();
            BigInteger above = IntegerRoots.exact(exact.number().numerator(), index, effort);
            BigInteger below = IntegerRoots.exact(exact.number().denominator(), index, effort);
            if (above.signum() > 0 && below.signum() > 0) {
                return integerPower(new Exact(Rational.of(above, below)), exponent.numerator());
            }
        }
        ComplexFunctions functions = new ComplexFunctions(this);
        return functions.exp(multiply(new Exact(exponent), functions.ln(base)));
    }

    private Value exact(Rational left, Rational right, UnaryOperator<Rational> operation) {
        int bits = left.bits() + right.bits();
        if (bits > 2 * MOST_BITS) {
            throw new Undecidable("a number has too many digits to calculate with");
        }
        effort.spend(1 + bits / BITS_PER_STEP + (long) bits * bits / SQUARE_BITS_PER_STEP);
        return new Exact(operation.apply(right));
    }

    static double size(Approximate value) {
        return Math.max(RealFunctions.magnitude(value.re()), RealFunctions.magnitude(value.im()));
    }

    /** The error that rounding to the working precision makes. */
    static double rounding(BigDecimal re, BigDecimal im) {
        double size = Math.max(RealFunctions.magnitude(re), RealFunctions.magnitude(im));
        return size == NONE ? NONE : size - PRECISION.getPrecision() + 1;
    }
}
