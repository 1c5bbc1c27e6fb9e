package dev.acumen.math;

import dev.acumen.math.Value.Approximate;
import dev.acumen.math.Value.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Elementary functions of complex values, with principal branches; real values have real results where there are any. */
final class ComplexFunctions {

    private static final Value HALF = new Exact(Rational.of(BigInteger.ONE, BigInteger.TWO));
    private static final double ABSOLUTE_ERROR = -57;
    private static final int STEPS = 40;

    private final Algebra algebra;

    ComplexFunctions(Algebra algebra) {
        this.algebra = algebra;
    }

    static Value imaginaryUnit() {
        return new Approximate(BigDecimal.ZERO, BigDecimal.ONE, -60, false);
    }

    static Value pi() {
        return new Approximate(RealFunctions.PI.round(RealFunctions.PRECISION), BigDecimal.ZERO, -59, false);
    }

    static Value e() {
        return new Approximate(RealFunctions.E.round(RealFunctions.PRECISION), BigDecimal.ZERO, -59, false);
    }

    Value exp(Value value) {
        if (value.isZero()) {
            return Exact.ONE;
        }
        algebra.effort().spend(STEPS);
        Approximate x = value.approximate();
        BigDecimal size = RealFunctions.exp(x.re());
        BigDecimal re = size;
        BigDecimal im = BigDecimal.ZERO;
        if (x.im().signum() != 0) {
            re = size.multiply(RealFunctions.cos(x.im()), RealFunctions.PRECISION);
            im = size.multiply(RealFunctions.sin(x.im()), RealFunctions.PRECISION);
        }
        double error = Math.max(x.error(), ABSOLUTE_ERROR) + RealFunctions.magnitude(size);
        return new Approximate(re, im, error, x.isLossy());
    }

    Value ln(Value value) {
        if (value.equals(Exact.ONE)) {
            return Exact.ZERO;
        }
        if (value.isZero()) {
            throw new Undefined("the logarithm of zero");
        }
        algebra.effort().spend(3L * STEPS);
        Approximate x = value.approximate();
        double size = Algebra.size(x);
        double error = Math.max(ABSOLUTE_ERROR, x.error() - size);
        if (x.isReal()) {
            int sign = algebra.signumOfReal(x);
            if (sign < 0 && !algebra.isComplex()) {
                throw new Undefined("the logarithm of a negative number");
            }
            BigDecimal im = sign < 0 ? RealFunctions.PI.round(RealFunctions.PRECISION) : BigDecimal.ZERO;
            return new Approximate(RealFunctions.ln(x.re().abs()), im, error, x.isLossy());
        }
        BigDecimal norm = x.re().multiply(x.re()).add(x.im().multiply(x.im()), RealFunctions.PRECISION);
        BigDecimal re = RealFunctions.ln(norm).divide(BigDecimal.valueOf(2), RealFunctions.PRECISION);
        return new Approximate(re, RealFunctions.atan2(x.im(), x.re()), error, x.isLossy());
    }

    Value sin(Value value) {
        if (value.isZero()) {
            return Exact.ZERO;
        }
        Approximate x = value.approximate();
        if (x.im().signum() == 0) {
            algebra.effort().spend(STEPS);
            return new Approximate(
                    RealFunctions.sin(x.re()), BigDecimal.ZERO, Math.max(x.error(), ABSOLUTE_ERROR), x.isLossy());
        }
        // sin z = (e^(iz) - e^(-iz)) / 2i
        Value turned = algebra.multiply(imaginaryUnit(), value);
        Value difference = algebra.add(exp(turned), algebra.negate(exp(algebra.negate(turned))));
        return algebra.multiply(algebra.multiply(difference, HALF), algebra.negate(imaginaryUnit()));
    }

    Value cos(Value value) {
        if (value.isZero()) {
            return Exact.ONE;
        }
        Approximate x = value.approximate();
        if (x.im().signum() == 0) {
            algebra.effort().spend(STEPS);
            return new Approximate(
                    RealFunctions.cos(x.re()), BigDecimal.ZERO, Math.max(x.error(), ABSOLUTE_ERROR), x.isLossy());
        }
        Value turned = algebra.multiply(imaginaryUnit(), value);
        return algebra.multiply(algebra.add(exp(turned), exp(algebra.negate(turned))), HALF);
    }

    Value sinh(Value value) {
        return algebra.multiply(algebra.add(exp(value), algebra.negate(exp(algebra.negate(value)))), HALF);
    }

    Value cosh(Value value) {
        return algebra.multiply(algebra.add(exp(value), exp(algebra.negate(value))), HALF);
    }

    Value arctan(Value value) {
        if (value.isZero()) {
            return Exact.ZERO;
        }
        Approximate x = value.approximate();
        if (value.isReal()) {
            algebra.effort().spend(STEPS);
            return new Approximate(
                    RealFunctions.atan2(x.re(), BigDecimal.ONE),
                    BigDecimal.ZERO,
                    Math.max(x.error(), ABSOLUTE_ERROR),
                    x.isLossy());
        }
        // arctan z = i/2 (ln(1 - iz) - ln(1 + iz))
        Value turned = algebra.multiply(imaginaryUnit(), value);
        Value difference = algebra.add(
                ln(algebra.add(Exact.ONE, algebra.negate(turned))), algebra.negate(ln(algebra.add(Exact.ONE, turned))));
        return algebra.multiply(algebra.multiply(imaginaryUnit(), HALF), difference);
    }

    Value arcsin(Value value) {
        Value rest = algebra.add(Exact.ONE, algebra.negate(algebra.multiply(value, value)));
        if (value.isReal()) {
            if (rest.isZero()) {
                return algebra.multiply(algebra.multiply(pi(), HALF), value);
            }
            if (algebra.signumOfReal(rest) > 0) {
                return arctan(algebra.divide(value, algebra.root(rest, 2)));
            }
            if (!algebra.isComplex()) {
                throw new Undefined("the arc sine of a number above 1");
            }
        }
        // arcsin z = -i ln(iz + sqrt(1 - z^2))
        Value inner = algebra.add(algebra.multiply(imaginaryUnit(), value), algebra.power(rest, HALF));
        return algebra.multiply(algebra.negate(imaginaryUnit()), ln(inner));
    }

    Value arccos(Value value) {
        return algebra.add(algebra.multiply(pi(), HALF), algebra.negate(arcsin(value)));
    }
}
