package dev.acumen.tools;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic for models, in decimals of 34 digits. Knows numbers and nothing else: no variables, no text, no dates, nothing
 * outside. Expressions have at most 1,000 characters and numbers stay below 10^300, so that every call ends at once.
 */
public final class Calculator {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 200;
    private static final MathContext SHOWN = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final int MOST_ZEROS = 30;

    private final ExpressionConfiguration configuration = ExpressionConfiguration.builder()
            .mathContext(MathContext.DECIMAL128)
            .operatorDictionary(Arithmetic.operators())
            .functionDictionary(Arithmetic.functions())
            .arraysAllowed(false)
            .structuresAllowed(false)
            .maxRecursionDepth(DEEPEST)
            .build();

    /** The value of the expression, to 20 digits, or one line that starts with {@code error:} and says why there is none. */
    @Tool("Calculates an arithmetic expression exactly. Operators + - * / % (remainder) ^ and brackets; PI and E; "
            + "functions ABS, ROUND(x, digits), FLOOR, CEILING, MIN, MAX, SUM, AVERAGE, SQRT, LOG (natural), LOG10, "
            + "FACT, SIN, COS, TAN, ASIN, ACOS, ATAN (degrees), and SINR, COSR, TANR, ASINR, ACOSR, ATANR (radians). "
            + "No variables, units or thousands separators.")
    public String calculate(@P("such as (1250 - 199.99) * 1.19 or SQRT(2) / 3") String expression) {
        if (expression.isBlank()) {
            return "error: the expression is empty";
        }
        if (expression.length() > LONGEST) {
            return "error: the expression has " + expression.length() + " characters; " + LONGEST
                    + " are allowed, so calculate it in parts";
        }
        try {
            EvaluationValue value = new Expression(ascii(expression), configuration).evaluate();
            return value.isNumberValue()
                    ? shown(Arithmetic.checked(value).getNumberValue())
                    : "error: the expression has no number as its value";
        } catch (BaseException e) {
            return "error: " + reason(e) + " (at character " + e.getStartPosition() + ")";
        } catch (ArithmeticException | NumberFormatException e) {
            return "error: " + reason(e);
        } catch (RuntimeException | StackOverflowError e) {
            // The expression comes from a model, and whatever it provokes in the parser is an answer to it, not an
            // outage.
            return "error: this is not an arithmetic expression";
        }
    }

    private static String ascii(String expression) {
        return expression
                .replace('×', '*')
                .replace('·', '*')
                .replace('÷', '/')
                .replace('−', '-')
                .replace("**", "^");
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

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? "this is not an arithmetic expression"
                : message.lines().findFirst().orElse("");
    }
}
