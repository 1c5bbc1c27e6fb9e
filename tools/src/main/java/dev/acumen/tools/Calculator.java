package dev.acumen.tools;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.math.Calculation;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Arithmetic for models, on the numbers that answers are compared with: see {@link Calculation}. Expressions have at most 1,000
 * characters, numbers at most 300 digits, and a calculation at most two seconds, so that every call ends soon. Safe for use by several threads.
 */
public final class Calculator {

    private static final int LONGEST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_REASON = 200;

    /**
     * The value of the expression, as {@link Calculation#value} shows it.
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
            return Calculation.value(ascii(expression), withinTime());
        } catch (ArithmeticException e) {
            String reason = String.valueOf(e.getMessage());
            throw bad(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        }
    }

    private static Runnable withinTime() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return () -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the attempt was cancelled during a calculation");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ArithmeticException("this takes too long; calculate it in parts");
            }
        };
    }

    private static String ascii(String expression) {
        return expression
                .replace('×', '*')
                .replace('·', '*')
                .replace('÷', '/')
                .replace('−', '-')
                .replace("**", "^");
    }

    private static ToolFailure bad(String reason) {
        return new ToolFailure(ToolProblem.BAD_ARGUMENTS, reason);
    }
}
