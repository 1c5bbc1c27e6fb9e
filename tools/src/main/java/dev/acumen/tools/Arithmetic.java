package dev.acumen.tools;

import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.config.OperatorDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The operators and functions of one calculation. The library reads the expression and walks it; every value in it is a {@link Real}, which it
 * carries as a value of no type of its own.
 */
final class Arithmetic {

    private static final int MOST_PLACES = 100;

    private final Runnable eachStep;
    private final MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();

    /**
     * Arithmetic.
     *
     * @param eachStep is run before each operation and may throw
     */
    Arithmetic(Runnable eachStep) {
        this.eachStep = eachStep;
        numbers();
        wholeNumbers();
        doubles();
    }

    /** The number that a value of the library stands for. */
    static Real real(EvaluationValue value) {
        if (value.isBinaryValue() && value.getValue() instanceof Real real) {
            return real;
        }
        if (value.isNumberValue()) {
            return Real.written(value.getNumberValue());
        }
        throw new ArithmeticException(
                value.isStringValue()
                        ? "FACTOR stands alone, and text is no number"
                        : "only numbers can be calculated with");
    }

    OperatorDictionaryIfc operators() {
        MapBasedOperatorDictionary all = new MapBasedOperatorDictionary();
        infix(all, "+", OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE, true, Real::add);
        infix(all, "-", OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE, true, (a, b) -> a.add(b.negate()));
        infix(all, "*", OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE, true, Real::multiply);
        infix(all, "/", OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE, true, Real::divide);
        infix(
                all,
                "//",
                OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE,
                true,
                (a, b) -> a.quotient(b, RoundingMode.FLOOR));
        infix(
                all,
                "%",
                OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE,
                true,
                (a, b) -> a.add(b.multiply(a.quotient(b, RoundingMode.DOWN)).negate()));
        infix(all, "^", OperatorIfc.OPERATOR_PRECEDENCE_POWER, false, Real::power);
        // A sign binds less than a power, as in -2^2 = -4, but may stand in an exponent all the same, as in 2^-2.
        infix(all, "^-", OperatorIfc.OPERATOR_PRECEDENCE_POWER, false, (a, b) -> a.power(b.negate()));
        sign(all, "-", Real::negate);
        sign(all, "+", UnaryOperator.identity());
        all.addOperator(
                "!",
                operation(
                        Operation.Place.POSTFIX,
                        OperatorIfc.OPERATOR_PRECEDENCE_UNARY,
                        true,
                        one -> Integers.factorial(one.get(0).whole("!"))));
        return all;
    }

    FunctionDictionaryIfc functions() {
        return functions;
    }

    private void numbers() {
        add("ABS", 1, one -> one.get(0).signum() < 0 ? one.get(0).negate() : one.get(0));
        add("ROUND", 2, two -> two.get(0).rounded(places(two.get(1)), RoundingMode.HALF_EVEN));
        add("FLOOR", 1, one -> one.get(0).rounded(0, RoundingMode.FLOOR));
        add("CEILING", 1, one -> one.get(0).rounded(0, RoundingMode.CEILING));
        add("SQRT", 1, one -> one.get(0).squareRoot());
        many("MIN", 1, all -> all.stream().min(Real::compareTo).orElseThrow());
        many("MAX", 1, all -> all.stream().max(Real::compareTo).orElseThrow());
        many("SUM", 1, Arithmetic::sum);
        many("AVERAGE", 1, all -> sum(all).divide(Real.of(all.size())));
    }

    private void wholeNumbers() {
        whole("FACT", 1, n -> Integers.factorial(n.get(0)));
        whole("COMB", 2, n -> Integers.combinations(n.get(0), n.get(1)));
        whole("PERM", 2, n -> Integers.permutations(n.get(0), n.get(1)));
        whole("POWMOD", 3, n -> Real.of(Integers.powerModulo(n.get(0), n.get(1), n.get(2))));
        whole("INVMOD", 2, n -> Real.of(Integers.powerModulo(n.get(0), BigInteger.ONE.negate(), n.get(1))));
        whole("ISPRIME", 1, n -> Real.of(Integers.isPrime(n.get(0)) ? 1 : 0));
        whole("NEXTPRIME", 1, n -> Real.of(Integers.nextPrime(n.get(0))));
        whole("PHI", 1, n -> Real.of(Integers.totient(n.get(0))));
        whole("DIVISORS", 1, n -> Real.of(Integers.divisorCount(n.get(0))));
        whole("DIVISORSUM", 1, n -> Real.of(Integers.divisorSum(n.get(0))));
        add("DIV", 2, two -> two.get(0).quotient(two.get(1), RoundingMode.FLOOR));
        add(
                "MOD",
                2,
                two -> two.get(0)
                        .add(two.get(1)
                                .multiply(two.get(0).quotient(two.get(1), RoundingMode.FLOOR))
                                .negate()));
        many(
                "GCD",
                2,
                all -> Real.of(all.stream().map(one -> one.whole("GCD")).reduce(BigInteger.ZERO, BigInteger::gcd)));
        many(
                "LCM",
                2,
                all -> all.stream()
                        .reduce(Real.of(1), (a, b) -> Real.of(Integers.lcm(a.whole("LCM"), b.whole("LCM")))));
        put(
                "FACTOR",
                1,
                false,
                one -> EvaluationValue.stringValue(
                        Integers.shownFactors(one.get(0).whole("FACTOR"))));
    }

    private void doubles() {
        approximate("LOG", StrictMath::log);
        approximate("LOG10", StrictMath::log10);
        approximate("SIN", degrees -> StrictMath.sin(StrictMath.toRadians(degrees)));
        approximate("COS", degrees -> StrictMath.cos(StrictMath.toRadians(degrees)));
        approximate("TAN", degrees -> StrictMath.tan(StrictMath.toRadians(degrees)));
        approximate("ASIN", ratio -> StrictMath.toDegrees(StrictMath.asin(ratio)));
        approximate("ACOS", ratio -> StrictMath.toDegrees(StrictMath.acos(ratio)));
        approximate("ATAN", ratio -> StrictMath.toDegrees(StrictMath.atan(ratio)));
        approximate("SINR", StrictMath::sin);
        approximate("COSR", StrictMath::cos);
        approximate("TANR", StrictMath::tan);
        approximate("ASINR", StrictMath::asin);
        approximate("ACOSR", StrictMath::acos);
        approximate("ATANR", StrictMath::atan);
    }

    private static Real sum(List<Real> all) {
        return all.stream().reduce(Real.of(0), Real::add);
    }

    private static int places(Real number) {
        BigInteger places = number.whole("the second number of ROUND");
        if (places.abs().compareTo(BigInteger.valueOf(MOST_PLACES)) > 0) {
            throw new ArithmeticException("ROUND takes -" + MOST_PLACES + " to " + MOST_PLACES + " places");
        }
        return places.intValue();
    }

    private void add(String name, int arguments, Function<List<Real>, Real> meaning) {
        put(name, arguments, false, all -> EvaluationValue.binaryValue(meaning.apply(all)));
    }

    private void many(String name, int least, Function<List<Real>, Real> meaning) {
        put(name, least, true, all -> EvaluationValue.binaryValue(meaning.apply(all)));
    }

    private void whole(String name, int arguments, Function<List<BigInteger>, Real> meaning) {
        add(
                name,
                arguments,
                all -> meaning.apply(all.stream().map(one -> one.whole(name)).toList()));
    }

    private void approximate(String name, DoubleUnaryOperator meaning) {
        add(name, 1, one -> Real.near(meaning.applyAsDouble(one.get(0).decimal().doubleValue())));
    }

    private void put(String name, int least, boolean isOpen, Function<List<Real>, EvaluationValue> meaning) {
        functions.addFunction(name, new Named(name, least, isOpen, values -> meaning.apply(taken(values))));
    }

    private void infix(
            MapBasedOperatorDictionary all, String sign, int precedence, boolean isLeft, BinaryOperator<Real> meaning) {
        all.addOperator(
                sign,
                operation(Operation.Place.INFIX, precedence, isLeft, two -> meaning.apply(two.get(0), two.get(1))));
    }

    private void sign(MapBasedOperatorDictionary all, String sign, UnaryOperator<Real> meaning) {
        int belowPower = OperatorIfc.OPERATOR_PRECEDENCE_POWER - 1;
        all.addOperator(sign, operation(Operation.Place.PREFIX, belowPower, false, one -> meaning.apply(one.get(0))));
    }

    private Operation operation(
            Operation.Place place, int precedence, boolean isLeft, Function<List<Real>, Real> meaning) {
        return new Operation(
                place, precedence, isLeft, values -> EvaluationValue.binaryValue(meaning.apply(taken(values))));
    }

    private List<Real> taken(EvaluationValue... values) {
        eachStep.run();
        return Arrays.stream(values).map(Arithmetic::real).toList();
    }
}
