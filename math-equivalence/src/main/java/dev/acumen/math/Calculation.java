package dev.acumen.math;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an arithmetic expression: exact with whole numbers, fractions and decimals, to 34 digits with roots, angles and logarithms.
 * It knows numbers and nothing else. From the weakest to the strongest, operators are {@code + -}, {@code * / // %} and a product
 * without a sign, a sign before a number, {@code ^} (from the right), and {@code !}; so {@code -2^2} is -4. An object calculates once, in one thread.
 */
public final class Calculation {

    private static final int DEEPEST = 200;
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int LONGEST_EXPONENT = 7;

    private final String text;
    private final Runnable eachStep;
    private int at;
    private int depth;
    private Optional<String> factors = Optional.empty();

    private Calculation(String text, Runnable eachStep) {
        this.text = text;
        this.eachStep = eachStep;
    }

    /**
     * The value as text. A whole number has all its digits; a fraction is followed by its decimal, as in {@code 1/2 = 0.5} or
     * {@code 1/3 ≈ 0.33333333333333333333}, unless the expression is written in decimals and so is its value; other decimals have up to 20
     * digits. {@code FACTOR(360)}, which stands alone, is {@code 2^3 * 3^2 * 5}.
     *
     * @param expression such as {@code COMB(10, 3) / 2^10}
     * @param eachStep is run before each operation and may throw to end the calculation
     * @throws ArithmeticException if it has no value; the message says why, in one line
     */
    public static String value(String expression, Runnable eachStep) {
        Calculation calculation = new Calculation(expression, eachStep);
        try {
            Real value = calculation.whole();
            return calculation.factors.orElseGet(() -> value.shown(expression.indexOf('.') >= 0));
        } catch (Undefined | Undecidable e) {
            throw new ArithmeticException(e.getMessage());
        }
    }

    private Real whole() {
        Real value = sum();
        if (!isAtEnd()) {
            throw unexpected();
        }
        return value;
    }

    private Real sum() {
        Real value = product();
        while (true) {
            if (takes("+")) {
                value = step(value).add(number(product()));
            } else if (takes("-")) {
                value = step(value).add(number(product()).negate());
            } else {
                return value;
            }
        }
    }

    private Real product() {
        Real value = signed();
        while (true) {
            if (takes("//")) {
                value = step(value).quotient(number(signed()), RoundingMode.FLOOR);
            } else if (takes("*")) {
                value = step(value).multiply(number(signed()));
            } else if (takes("/")) {
                value = step(value).divide(number(signed()));
            } else if (takes("%")) {
                value = step(value).remainder(number(signed()), RoundingMode.DOWN);
            } else if (!isAtEnd() && (text.charAt(at) == '(' || Character.isLetter(text.charAt(at)))) {
                value = step(value).multiply(number(power()));
            } else {
                return value;
            }
        }
    }

    private Real signed() {
        if (takes("-")) {
            return step(deeper(this::signed)).negate();
        }
        return takes("+") ? number(deeper(this::signed)) : power();
    }

    private Real power() {
        Real base = postfix();
        // A sign may stand in an exponent, and binds less than the power behind it, as in 2^-3^2.
        return takes("^") ? step(base).power(number(deeper(this::signed))) : base;
    }

    private Real postfix() {
        Real value = atom();
        while (takes("!")) {
            value = Integers.factorial(step(value).whole("!"));
        }
        return value;
    }

    private Real atom() {
        if (takes("(")) {
            Real inner = deeper(this::sum);
            require(")");
            return inner;
        }
        Optional<String> number = token(NUMBER);
        if (number.isPresent()) {
            if (!isAtEnd() && Character.isDigit(text.charAt(at))) {
                throw unexpected();
            }
            return written(number.get());
        }
        int start = at;
        String name = token(NAME).orElseThrow(this::unexpected).toUpperCase(Locale.ROOT);
        return takes("(") ? called(name, start, arguments()) : constant(name, start);
    }

    private static Real constant(String name, int start) {
        return switch (name) {
            case "PI" -> Real.near(RealFunctions.PI);
            case "E" -> Real.near(RealFunctions.E);
            default -> throw unknown(name, start);
        };
    }

    private Real called(String name, int start, List<Real> arguments) {
        eachStep.run();
        if (name.equals("FACTOR")) {
            if (start != text.indexOf(text.strip()) || !isAtEnd() || arguments.size() != 1) {
                throw new ArithmeticException("FACTOR takes 1 number and stands alone");
            }
            factors = Optional.of(Integers.shownFactors(arguments.get(0).whole("FACTOR")));
            return arguments.get(0);
        }
        return CalculatorFunctions.named(name)
                .orElseThrow(() -> unknown(name, start))
                .apply(arguments);
    }

    private List<Real> arguments() {
        List<Real> arguments = new ArrayList<>();
        if (takes(")")) {
            return arguments;
        }
        do {
            arguments.add(number(deeper(this::sum)));
        } while (takes(","));
        require(")");
        return arguments;
    }

    private static Real written(String number) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (exponent >= 0 && number.length() - exponent > LONGEST_EXPONENT) {
            throw Real.tooLarge();
        }
        return Real.written(new BigDecimal(number));
    }

    private Real step(Real value) {
        eachStep.run();
        return number(value);
    }

    /** What a factorisation gives is shown and not calculated with. */
    private Real number(Real value) {
        if (factors.isPresent()) {
            throw new ArithmeticException("FACTOR takes 1 number and stands alone");
        }
        return value;
    }

    private Real deeper(java.util.function.Supplier<Real> inner) {
        if (++depth > DEEPEST) {
            throw new ArithmeticException("the expression is nested more than " + DEEPEST + " deep");
        }
        Real value = inner.get();
        depth--;
        return value;
    }

    private Optional<String> token(Pattern pattern) {
        isAtEnd();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        isAtEnd();
        return Optional.of(matcher.group());
    }

    private boolean takes(String sign) {
        isAtEnd();
        boolean isThere = text.startsWith(sign, at);
        if (isThere) {
            at += sign.length();
            isAtEnd();
        }
        return isThere;
    }

    private void require(String sign) {
        if (!takes(sign)) {
            throw isAtEnd() ? new ArithmeticException("'" + sign + "' is missing at the end") : unexpected();
        }
    }

    /** Whether nothing but white space is left; skips that. */
    private boolean isAtEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private ArithmeticException unexpected() {
        if (isAtEnd()) {
            return new ArithmeticException("the expression ends where a number is expected");
        }
        return new ArithmeticException("'" + text.substring(at, text.offsetByCodePoints(at, 1)) + "' at character "
                + (at + 1) + " is not expected there");
    }

    private static ArithmeticException unknown(String name, int start) {
        String shown = name.length() <= 20 ? name : name.substring(0, 20) + "…";
        return new ArithmeticException("there is no " + shown + " (at character " + (start + 1) + ")");
    }
}
