package dev.acumen.math;

import dev.acumen.math.Value.Approximate;
import dev.acumen.math.Value.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;

/** Functions with a meaning of their own. */
enum Function {
    SIN,
    COS,
    TAN,
    COT,
    SEC,
    CSC,
    ARCSIN,
    ARCCOS,
    ARCTAN,
    ARCCOT,
    ARCSEC,
    ARCCSC,
    SINH,
    COSH,
    TANH,
    COTH,
    SECH,
    CSCH,
    ARCSINH,
    ARCCOSH,
    ARCTANH,
    EXP,
    LN,
    /** Without a base: decimal or natural, as the scope says; with one, the base comes first. */
    LOG,
    ABS,
    FLOOR,
    CEILING,
    FACTORIAL,
    DOUBLE_FACTORIAL,
    BINOMIAL,
    GCD,
    LCM,
    MAX,
    MIN,
    REAL_PART,
    IMAGINARY_PART,
    CONJUGATE,
    MODULO;

    /** Whether it is one of the six of an angle. */
    boolean isOfAngle() {
        return compareTo(CSC) <= 0;
    }

    private static final int LARGEST_FACTORIAL = 3_000;

    /** The function of that name among these; {@link Vocabulary} knows how people write them. */
    static Function named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether the power of -1 means the inverse. */
    boolean isTrigonometric() {
        return Arrays.stream(values()).anyMatch(function -> function.name().equals("ARC" + name()));
    }

    /** The function that undoes a trigonometric one. */
    Function inverse() {
        return named("ARC" + name());
    }

    Value apply(List<Value> arguments, Scope scope) {
        Algebra algebra = scope.algebra();
        ComplexFunctions functions = new ComplexFunctions(algebra);
        Value x = arguments.get(arguments.size() - 1);
        return switch (this) {
            case SIN -> functions.sin(x);
            case COS -> functions.cos(x);
            case TAN -> algebra.divide(functions.sin(x), functions.cos(x));
            case COT -> algebra.divide(functions.cos(x), functions.sin(x));
            case SEC -> algebra.divide(Exact.ONE, functions.cos(x));
            case CSC -> algebra.divide(Exact.ONE, functions.sin(x));
            case ARCSIN -> functions.arcsin(x);
            case ARCCOS -> functions.arccos(x);
            case ARCTAN -> functions.arctan(x);
            case ARCCOT -> functions.arctan(algebra.divide(Exact.ONE, x));
            case ARCSEC -> functions.arccos(algebra.divide(Exact.ONE, x));
            case ARCCSC -> functions.arcsin(algebra.divide(Exact.ONE, x));
            case SINH -> functions.sinh(x);
            case COSH -> functions.cosh(x);
            case TANH -> algebra.divide(functions.sinh(x), functions.cosh(x));
            case COTH -> algebra.divide(functions.cosh(x), functions.sinh(x));
            case SECH -> algebra.divide(Exact.ONE, functions.cosh(x));
            case CSCH -> algebra.divide(Exact.ONE, functions.sinh(x));
            case ARCSINH, ARCCOSH, ARCTANH -> areaFunction(x, algebra, functions);
            case EXP -> functions.exp(x);
            case LN -> functions.ln(x);
            case LOG -> logarithm(arguments, scope, functions);
            case ABS -> absolute(x, algebra);
            case FLOOR -> whole(x, RoundingMode.FLOOR);
            case CEILING -> whole(x, RoundingMode.CEILING);
            case FACTORIAL -> factorial(x, 1, algebra);
            case DOUBLE_FACTORIAL -> factorial(x, 2, algebra);
            case BINOMIAL -> binomial(arguments.get(0), x, algebra);
            case GCD -> integers(arguments, algebra).reduce(BigInteger::gcd);
            case LCM -> integers(arguments, algebra).reduce(Function::lcm);
            case MAX -> extreme(arguments, algebra, 1);
            case MIN -> extreme(arguments, algebra, -1);
            case REAL_PART -> part(x, true);
            case IMAGINARY_PART -> part(x, false);
            case CONJUGATE -> conjugate(x);
            case MODULO -> modulo(arguments.get(0), x);
        };
    }

    private Value areaFunction(Value x, Algebra algebra, ComplexFunctions functions) {
        if (this == ARCTANH) {
            Value quotient = algebra.divide(algebra.add(Exact.ONE, x), algebra.add(Exact.ONE, algebra.negate(x)));
            return algebra.divide(functions.ln(quotient), Value.of(2));
        }
        Value one = this == ARCSINH ? Exact.ONE : Value.of(-1);
        Value root = algebra.root(algebra.add(algebra.multiply(x, x), one), 2);
        return functions.ln(algebra.add(x, root));
    }

    private static Value logarithm(List<Value> arguments, Scope scope, ComplexFunctions functions) {
        Value ln = functions.ln(arguments.get(arguments.size() - 1));
        if (arguments.size() == 1 && scope.isLogNatural()) {
            return ln;
        }
        return scope.algebra().divide(ln, functions.ln(arguments.size() == 1 ? Value.of(10) : arguments.get(0)));
    }

    private static Value absolute(Value x, Algebra algebra) {
        if (x instanceof Exact exact) {
            return exact.number().signum() < 0 ? algebra.negate(x) : x;
        }
        Approximate number = x.approximate();
        if (number.im().signum() == 0) {
            return new Approximate(number.re().abs(), BigDecimal.ZERO, number.error(), number.isLossy());
        }
        BigDecimal norm =
                number.re().multiply(number.re()).add(number.im().multiply(number.im()), RealFunctions.PRECISION);
        return new Approximate(
                norm.sqrt(RealFunctions.PRECISION), BigDecimal.ZERO, number.error() + 1, number.isLossy());
    }

    private static Value whole(Value x, RoundingMode mode) {
        if (x instanceof Exact exact) {
            BigInteger floor = exact.number().floor();
            boolean isUp = mode == RoundingMode.CEILING && !exact.number().isInteger();
            return new Exact(Rational.of(isUp ? floor.add(BigInteger.ONE) : floor));
        }
        Approximate number = x.approximate();
        if (!number.isReal()) {
            throw new Undefined("a complex number has no whole part");
        }
        if (RealFunctions.magnitude(number.re()) > Value.FEWEST_DIGITS) {
            throw new Undecidable("a number is too large to round it to a whole one");
        }
        BigDecimal nearest = number.re().setScale(0, RoundingMode.HALF_EVEN);
        if (RealFunctions.magnitude(number.re().subtract(nearest)) <= number.error() + Value.GUARD_DIGITS) {
            throw new Undecidable("a number is too near to a whole one to round it to one");
        }
        return new Exact(Rational.of(number.re().setScale(0, mode).toBigInteger()));
    }

    private static Value factorial(Value x, int step, Algebra algebra) {
        if (x instanceof Exact exact
                && exact.number().isInteger()
                && exact.number().signum() >= 0) {
            if (!x.isInt() || x.intValue() > LARGEST_FACTORIAL) {
                throw new Undecidable("a factorial is too large to calculate");
            }
            BigInteger product = BigInteger.ONE;
            for (int i = x.intValue(); i > 1; i -= step) {
                product = product.multiply(BigInteger.valueOf(i));
            }
            algebra.effort().spend(1 + product.bitLength() / 64L);
            return new Exact(Rational.of(product));
        }
        throw new Undefined("the factorial of a number that is not whole");
    }

    private static Value binomial(Value n, Value k, Algebra algebra) {
        if (!k.isInt()) {
            throw new Undefined("a binomial coefficient of a number that is not whole");
        }
        int count = k.intValue();
        if (count < 0) {
            return Exact.ZERO;
        }
        if (n.isInt() && n.intValue() >= count) {
            count = Math.min(count, n.intValue() - count);
        }
        if (count > LARGEST_FACTORIAL) {
            throw new Undecidable("a binomial coefficient is too large to calculate");
        }
        Value result = Exact.ONE;
        for (int i = 0; i < count; i++) {
            Value factor = algebra.add(n, Value.of(-i));
            result = algebra.divide(algebra.multiply(result, factor), Value.of(i + 1L));
        }
        return result;
    }

    private interface Integers {
        Value reduce(BinaryOperator<BigInteger> operation);
    }

    private static Integers integers(List<Value> arguments, Algebra algebra) {
        for (Value argument : arguments) {
            if (!(argument instanceof Exact exact) || !exact.number().isInteger()) {
                throw new Undefined("a common divisor or multiple of numbers that are not whole");
            }
        }
        algebra.effort().spend(arguments.size());
        return operation -> new Exact(Rational.of(arguments.stream()
                .map(argument -> ((Exact) argument).number().numerator().abs())
                .reduce(operation)
                .orElse(BigInteger.ONE)));
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.signum() == 0 || b.signum() == 0
                ? BigInteger.ZERO
                : a.divide(a.gcd(b)).multiply(b);
    }

    private static Value extreme(List<Value> arguments, Algebra algebra, int sign) {
        Value best = arguments.get(0);
        for (Value argument : arguments) {
            if (!argument.equals(best)
                    && sign * algebra.signumOfReal(algebra.add(argument, algebra.negate(best))) > 0) {
                best = argument;
            }
        }
        return best;
    }

    private static Value part(Value x, boolean isReal) {
        if (x instanceof Exact) {
            return isReal ? x : Exact.ZERO;
        }
        Approximate number = x.approximate();
        return new Approximate(isReal ? number.re() : number.im(), BigDecimal.ZERO, number.error(), number.isLossy());
    }

    private static Value conjugate(Value x) {
        if (x instanceof Exact) {
            return x;
        }
        Approximate number = x.approximate();
        return new Approximate(number.re(), number.im().negate(), number.error(), number.isLossy());
    }

    private static Value modulo(Value a, Value b) {
        if (a instanceof Exact x && b instanceof Exact y && y.number().signum() != 0) {
            Rational quotient = Rational.of(x.number().dividedBy(y.number()).floor());
            return new Exact(x.number().plus(y.number().times(quotient).negated()));
        }
        throw new Undefined("a remainder of numbers that are not exact");
    }
}
