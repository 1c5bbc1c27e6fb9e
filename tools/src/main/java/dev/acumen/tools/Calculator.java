package dev.acumen.tools;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.hipparchus.fraction.BigFraction;

/**
 * Arithmetic for models: exact with whole numbers, fractions and decimals of up to 300 digits, to 34 digits with roots, to 15 with angles and
 * logarithms. Knows numbers and nothing else: no variables, no dates, nothing outside. Expressions have at most 1,000
 * characters, numbers at most 300 digits, and a calculation at most two seconds, so that every call ends soon. EvalEx reads the
 * expressions; the numbers are our own, since its are decimals.
 */
public final class Calculator {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final MathContext SHOWN = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final MathContext READ = new MathContext(LONGEST);
    private static final int MOST_ZEROS = 30;
    private static final int LONGEST_FRACTION = 200;
    private static final int LONGEST_REASON = 200;
    private static final BigDecimal PI = new BigDecimal("3.1415926535897932384626433832795028841971693993751");
    private static final BigDecimal E = new BigDecimal("2.7182818284590452353602874713526624977572470937000");

    /**
     * The value of the expression. A whole number has all its digits; a fraction is followed by its decimal, as in {@code 1/2 = 0.5} or
     * {@code 1/3 ≈ 0.33333333333333333333}, unless the expression is written in decimals and so is its value; other decimals have up to 20
     * digits.
     *
     * @throws ToolFailure if it has none
     * @throws CancellationException if the thread is interrupted
     */
    @Tool("Calculates an arithmetic expression, exactly with whole numbers and fractions (1/3 + 1/6 gives 1/2 = 0.5). "
            + "Operators + - * / // (whole quotient) % (remainder) ^ ! and brackets; PI and E; functions ABS, "
            + "ROUND(x, places), FLOOR, CEILING, MIN, MAX, SUM, AVERAGE, SQRT, LOG (natural), LOG10, SIN, COS, TAN, ASIN, "
            + "ACOS, ATAN (degrees), SINR, COSR, TANR, ASINR, ACOSR, ATANR (radians); of whole numbers FACT, COMB(n, k), "
            + "PERM(n, k), GCD, LCM, MOD(a, n) (never negative), DIV(a, b), POWMOD(a, exponent, n), INVMOD(a, n), ISPRIME (1 or 0), "
            + "NEXTPRIME, FACTOR (alone), PHI, DIVISORS (how many), DIVISORSUM. -2^2 is -4. Numbers have up to 300 digits. "
            + "No variables, units or thousands separators.")
    public String calculate(@P("such as (1250 - 199.99) * 1.19 or COMB(10, 3) / 2^10") String expression) {
        if (expression.isBlank()) {
            throw bad("the expression is empty");
        }
        if (expression.length() > LONGEST) {
            throw bad("the expression has " + expression.length() + " characters; " + LONGEST
                    + " are allowed, so calculate it in parts");
        }
        try {
            String text = ascii(expression);
            EvaluationValue value = new Expression(text, configuration()).evaluate();
            return value.isStringValue() && text.strip().regionMatches(true, 0, "FACTOR", 0, "FACTOR".length())
                    ? value.getStringValue()
                    : shown(Arithmetic.real(value), text.indexOf('.') >= 0);
        } catch (CancellationException e) {
            throw e;
        } catch (BaseException e) {
            throw bad(reason(e) + " (at character " + e.getStartPosition() + ")");
        } catch (ArithmeticException e) {
            throw bad(reason(e));
        } catch (RuntimeException | StackOverflowError e) {
            // The expression comes from a model, and whatever it provokes in the parser is an answer to it, not an
            // outage.
            throw bad("this is not an arithmetic expression");
        }
    }

    private static ExpressionConfiguration configuration() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Arithmetic arithmetic = new Arithmetic(() -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the attempt was cancelled during a calculation");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ArithmeticException("this takes too long; calculate it in parts");
            }
        });
        Map<String, EvaluationValue> constants = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        constants.put("PI", EvaluationValue.binaryValue(Real.near(PI)));
        constants.put("E", EvaluationValue.binaryValue(Real.near(E)));
        return ExpressionConfiguration.builder()
                .mathContext(READ)
                .operatorDictionary(arithmetic.operators())
                .functionDictionary(arithmetic.functions())
                .defaultConstants(constants)
                .arraysAllowed(false)
                .structuresAllowed(false)
                .maxRecursionDepth(DEEPEST)
                .build();
    }

    private static String ascii(String expression) {
        return expression
                .replace('×', '*')
                .replace('·', '*')
                .replace('÷', '/')
                .replace('−', '-')
                .replace("**", "^")
                .replaceAll("\\^\\s+", "^");
    }

    private static String shown(Real value, boolean isWrittenInDecimals) {
        if (value.fraction().isEmpty()) {
            return shown(value.decimal());
        }
        BigFraction exact = value.fraction().get();
        if (exact.isInteger()) {
            return exact.getNumerator().toString();
        }
        boolean ends = ends(exact.getDenominator());
        String decimal = shown(value.decimal());
        String fraction = exact.getNumerator() + "/" + exact.getDenominator();
        if ((ends && isWrittenInDecimals) || fraction.length() > LONGEST_FRACTION) {
            return decimal;
        }
        boolean isWhole = ends && value.decimal().round(SHOWN).compareTo(value.decimal()) == 0 && isExact(value, exact);
        return fraction + (isWhole ? " = " : " ≈ ") + decimal;
    }

    private static boolean isExact(Real value, BigFraction exact) {
        return Real.written(value.decimal()).fraction().filter(exact::equals).isPresent();
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

    private static ToolFailure bad(String reason) {
        return new ToolFailure(ToolProblem.BAD_ARGUMENTS, reason);
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String line = message == null || message.isBlank()
                ? "this is not an arithmetic expression"
                : message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
