package dev.acumen.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions of real numbers to some 60 digits. */
final class RealFunctions {

    static final MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);
    static final BigDecimal PI = new BigDecimal(
            "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798");
    static final BigDecimal E = new BigDecimal(
            "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138217852516642743");

    private static final MathContext INNER = new MathContext(75, RoundingMode.HALF_EVEN);
    private static final BigDecimal LN2 = new BigDecimal(
            "0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996418687542");
    private static final BigDecimal LN10 = new BigDecimal(
            "2.30258509299404568401799145468436420760110148862877297603332790096757260967735248023599720508959829834");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int HALVINGS = 8;
    private static final double LARGEST_EXPONENT = 230_000;
    private static final BigDecimal LARGEST_ANGLE = new BigDecimal("1e12");

    private RealFunctions() {}

    /** The decimal logarithm of the size, roughly; negative infinity for zero. */
    static double magnitude(BigDecimal x) {
        if (x.signum() == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        int digits = x.precision();
        BigDecimal mantissa = x.abs().movePointLeft(digits - x.scale()).round(MathContext.DECIMAL64);
        return digits - x.scale() + Math.log10(mantissa.doubleValue());
    }

    static BigDecimal exp(BigDecimal x) {
        if (Math.abs(x.doubleValue()) > LARGEST_EXPONENT) {
            throw new Undecidable("a number is too large or too small to calculate with");
        }
        BigInteger twos =
                x.divide(LN2, INNER).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal rest = x.subtract(LN2.multiply(new BigDecimal(twos)), INNER);
        BigDecimal small = rest.divide(TWO.pow(HALVINGS), INNER);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; term.signum() != 0 && magnitude(term) > -INNER.getPrecision(); i++) {
            term = term.multiply(small, INNER).divide(BigDecimal.valueOf(i), INNER);
            sum = sum.add(term, INNER);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, INNER);
        }
        int exponent = twos.intValueExact();
        BigDecimal scale = TWO.pow(Math.abs(exponent), INNER);
        return exponent >= 0 ? sum.multiply(scale, PRECISION) : sum.divide(scale, PRECISION);
    }

    static BigDecimal ln(BigDecimal x) {
        int shift = x.precision() - x.scale();
        BigDecimal mantissa = x.movePointLeft(shift);
        BigDecimal y = BigDecimal.valueOf(Math.log(mantissa.doubleValue()));
        for (int i = 0; i < 3; i++) {
            BigDecimal power = exp(y);
            BigDecimal step = mantissa.subtract(power, INNER).divide(mantissa.add(power, INNER), INNER);
            y = y.add(step.multiply(TWO, INNER), INNER);
        }
        return y.add(LN10.multiply(BigDecimal.valueOf(shift), INNER), PRECISION);
    }

    static BigDecimal sin(BigDecimal x) {
        return sinOfReduced(reduced(x));
    }

    static BigDecimal cos(BigDecimal x) {
        return sinOfReduced(reduced(x.add(PI.divide(TWO, INNER), INNER)));
    }

    /** The angle of the point, from minus pi to pi. */
    static BigDecimal atan2(BigDecimal y, BigDecimal x) {
        if (x.signum() == 0 && y.signum() == 0) {
            throw new Undefined("the angle of zero");
        }
        if (x.signum() == 0) {
            return PI.divide(TWO, PRECISION).multiply(BigDecimal.valueOf(y.signum()));
        }
        BigDecimal base = atan(y.divide(x, INNER));
        if (x.signum() > 0) {
            return base.round(PRECISION);
        }
        return y.signum() < 0 ? base.subtract(PI, PRECISION) : base.add(PI, PRECISION);
    }

    private static BigDecimal atan(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.ONE) > 0) {
            BigDecimal rest = atan(BigDecimal.ONE.divide(x, INNER));
            return PI.divide(TWO, INNER)
                    .multiply(BigDecimal.valueOf(x.signum()))
                    .subtract(rest, INNER);
        }
        BigDecimal small = x;
        for (int i = 0; i < 3; i++) {
            BigDecimal hypotenuse =
                    BigDecimal.ONE.add(small.multiply(small, INNER)).sqrt(INNER);
            small = small.divide(BigDecimal.ONE.add(hypotenuse), INNER);
        }
        BigDecimal square = small.multiply(small, INNER).negate();
        BigDecimal power = small;
        BigDecimal sum = small;
        for (int i = 3; power.signum() != 0 && magnitude(power) > -INNER.getPrecision(); i += 2) {
            power = power.multiply(square, INNER);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), INNER), INNER);
        }
        return sum.multiply(BigDecimal.valueOf(8), INNER);
    }

    /** Brings an angle to between minus pi and pi. */
    private static BigDecimal reduced(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_ANGLE) > 0) {
            throw new Undecidable("an angle is too large to calculate with");
        }
        BigDecimal turn = PI.multiply(TWO);
        BigDecimal turns = x.divide(turn, INNER).setScale(0, RoundingMode.HALF_EVEN);
        return x.subtract(turns.multiply(turn), INNER);
    }

    private static BigDecimal sinOfReduced(BigDecimal x) {
        BigDecimal square = x.multiply(x, INNER).negate();
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int i = 2; term.signum() != 0 && magnitude(term) > -INNER.getPrecision(); i += 2) {
            term = term.multiply(square, INNER).divide(BigDecimal.valueOf((long) i * (i + 1)), INNER);
            sum = sum.add(term, INNER);
        }
        return sum.round(PRECISION);
    }
}
