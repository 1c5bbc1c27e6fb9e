package dev.acumen.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The functions that {@link Calculation} knows by name. */
final class CalculatorFunctions {

    private static final int MOST_PLACES = 100;
    private static final BigDecimal HALF_TURN = BigDecimal.valueOf(180);

    /** Below this size a cosine is zero: its angle is known to some 60 digits. */
    private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("1e-45");

    private static final Map<String, Named> ALL = new CalculatorFunctions().all;

    private final Map<String, Named> all = new HashMap<>();

    private CalculatorFunctions() {
        numbers();
        wholeNumbers();
        angles();
    }

    /**
     * A function.
     *
     * @param name in capital letters
     * @param least how many arguments it takes at least
     * @param isOpen whether it takes more
     */
    record Named(String name, int least, boolean isOpen, Function<List<Real>, Real> meaning) {

        Real apply(List<Real> arguments) {
            if (arguments.size() < least || (!isOpen && arguments.size() > least)) {
                throw new ArithmeticException(
                        name + " takes " + least + (isOpen ? " or more" : "") + (least == 1 ? " number" : " numbers"));
            }
            return meaning.apply(arguments);
        }
    }

    /** The function of that name, however its letters are written. */
    static Optional<Named> named(String name) {
        return Optional.ofNullable(ALL.get(name.toUpperCase(Locale.ROOT)));
    }

    private void numbers() {
        add("ABS", 1, one -> one.get(0).signum() < 0 ? one.get(0).negate() : one.get(0));
        add("ROUND", 2, two -> two.get(0).rounded(places(two.get(1)), RoundingMode.HALF_EVEN));
        add("FLOOR", 1, one -> one.get(0).rounded(0, RoundingMode.FLOOR));
        add("CEILING", 1, one -> one.get(0).rounded(0, RoundingMode.CEILING));
        add("SQRT", 1, one -> one.get(0).squareRoot());
        many("MIN", 1, numbers -> numbers.stream().min(Real::compareTo).orElseThrow());
        many("MAX", 1, numbers -> numbers.stream().max(Real::compareTo).orElseThrow());
        many("SUM", 1, CalculatorFunctions::sum);
        many("AVERAGE", 1, numbers -> sum(numbers).divide(Real.of(numbers.size())));
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
        add("MOD", 2, two -> two.get(0).remainder(two.get(1), RoundingMode.FLOOR));
        many(
                "GCD",
                2,
                numbers -> Real.of(
                        numbers.stream().map(one -> one.whole("GCD")).reduce(BigInteger.ZERO, BigInteger::gcd)));
        many(
                "LCM",
                2,
                numbers -> numbers.stream()
                        .reduce(Real.of(1), (a, b) -> Real.of(Integers.lcm(a.whole("LCM"), b.whole("LCM")))));
    }

    private void angles() {
        real("LOG", CalculatorFunctions::logarithm);
        real("LOG10", x -> logarithm(x).divide(RealFunctions.ln(BigDecimal.TEN), RealFunctions.PRECISION));
        withAngle("SIN", RealFunctions::sin);
        withAngle("COS", RealFunctions::cos);
        withAngle("TAN", CalculatorFunctions::tangent);
        ofRatio("ASIN", x -> RealFunctions.atan2(x, other(x)));
        ofRatio("ACOS", x -> RealFunctions.atan2(other(x), x));
        ofRatio("ATAN", x -> RealFunctions.atan2(x, BigDecimal.ONE));
    }

    /** Under its name an angle is in degrees, with an R behind it in radians. */
    private void withAngle(String name, UnaryOperator<BigDecimal> meaning) {
        real(
                name,
                degrees ->
                        meaning.apply(degrees.multiply(RealFunctions.PI).divide(HALF_TURN, RealFunctions.PRECISION)));
        real(name + "R", meaning);
    }

    private void ofRatio(String name, UnaryOperator<BigDecimal> meaning) {
        real(name, ratio -> meaning.apply(ratio).multiply(HALF_TURN).divide(RealFunctions.PI, RealFunctions.PRECISION));
        real(name + "R", meaning);
    }

    private static BigDecimal logarithm(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("only numbers above 0 have a logarithm");
        }
        return RealFunctions.ln(x);
    }

    private static BigDecimal tangent(BigDecimal angle) {
        BigDecimal cosine = RealFunctions.cos(angle);
        if (cosine.abs().compareTo(NEXT_TO_NOTHING) < 0) {
            throw new ArithmeticException("this angle has no tangent");
        }
        return RealFunctions.sin(angle).divide(cosine, RealFunctions.PRECISION);
    }

    /** The cosine of the angle whose sine this is, and the other way round. */
    private static BigDecimal other(BigDecimal ratio) {
        BigDecimal square = BigDecimal.ONE.subtract(ratio.multiply(ratio));
        if (square.signum() < 0) {
            throw new ArithmeticException("a sine or cosine is between -1 and 1");
        }
        return square.sqrt(RealFunctions.PRECISION);
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
        all.put(name, new Named(name, arguments, false, meaning));
    }

    private void many(String name, int least, Function<List<Real>, Real> meaning) {
        all.put(name, new Named(name, least, true, meaning));
    }

    private void whole(String name, int arguments, Function<List<BigInteger>, Real> meaning) {
        add(
                name,
                arguments,
                numbers -> meaning.apply(
                        numbers.stream().map(one -> one.whole(name)).toList()));
    }

    private void real(String name, UnaryOperator<BigDecimal> meaning) {
        add(name, 1, one -> Real.near(meaning.apply(one.get(0).decimal())));
    }
}
