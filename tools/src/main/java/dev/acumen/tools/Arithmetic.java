package dev.acumen.tools;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.config.OperatorDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operators and functions of the calculator, which take and give numbers of bounded size only. */
final class Arithmetic {

    /** Doubles, in which roots and angles are calculated, reach as far. */
    private static final int LARGEST_EXPONENT = 300;

    private static final int LARGEST_SCALE = 2_000;
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "^");
    private static final List<String> EXACT_FUNCTIONS =
            List.of("ABS", "ROUND", "FLOOR", "CEILING", "MIN", "MAX", "SUM", "AVERAGE", "SQRT", "FACT");
    private static final List<String> DOUBLE_FUNCTIONS = List.of(
            "LOG", "LOG10", "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "SINR", "COSR", "TANR", "ASINR", "ACOSR",
            "ATANR");

    /** What is calculated in doubles has no more digits than these, and showing more would show noise. */
    private static final MathContext DOUBLE = new MathContext(15);

    /** Whole last arguments that decide how much there is to calculate. */
    private static final Map<String, Range> RANGES = Map.of("FACT", new Range(0, 170), "ROUND", new Range(-100, 100));

    private Arithmetic() {}

    static OperatorDictionaryIfc operators() {
        OperatorDictionaryIfc all =
                ExpressionConfiguration.defaultConfiguration().getOperatorDictionary();
        MapBasedOperatorDictionary chosen = new MapBasedOperatorDictionary();
        for (String name : OPERATORS) {
            chosen.addOperator(name, new BoundedOperator(all.getInfixOperator(name)));
        }
        chosen.addOperator("-", new BoundedOperator(all.getPrefixOperator("-")));
        chosen.addOperator("+", new BoundedOperator(all.getPrefixOperator("+")));
        return chosen;
    }

    static FunctionDictionaryIfc functions() {
        FunctionDictionaryIfc all =
                ExpressionConfiguration.defaultConfiguration().getFunctionDictionary();
        MapBasedFunctionDictionary chosen = new MapBasedFunctionDictionary();
        for (String name : EXACT_FUNCTIONS) {
            chosen.addFunction(
                    name, new BoundedFunction(all.getFunction(name), Optional.ofNullable(RANGES.get(name)), false));
        }
        for (String name : DOUBLE_FUNCTIONS) {
            chosen.addFunction(name, new BoundedFunction(all.getFunction(name), Optional.empty(), true));
        }
        return chosen;
    }

    /** The value, if it is a number of bounded size. */
    static EvaluationValue checked(EvaluationValue value) {
        if (!value.isNumberValue()) {
            throw new ArithmeticException("only numbers can be calculated with");
        }
        BigDecimal number = value.getNumberValue();
        if (Math.abs((long) number.scale()) > LARGEST_SCALE
                || (number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT)) {
            throw new ArithmeticException("a number is out of range; numbers reach from 10^-300 to 10^300");
        }
        return value;
    }

    private static void check(EvaluationValue... operands) {
        for (EvaluationValue operand : operands) {
            checked(operand);
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static EvaluationValue rounded(EvaluationValue value) {
        return EvaluationValue.numberValue(value.getNumberValue().round(DOUBLE));
    }

    private record BoundedOperator(OperatorIfc operator) implements OperatorIfc {

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
                throws EvaluationException {
            check(operands);
            EvaluationValue value = checked(operator.evaluate(expression, token, operands));
            boolean isRoot = token.getValue().equals("^") && !isWhole(operands[1].getNumberValue());
            return isRoot ? rounded(value) : value;
        }

        @Override
        public int getPrecedence() {
            return operator.getPrecedence();
        }

        @Override
        public int getPrecedence(ExpressionConfiguration configuration) {
            return operator.getPrecedence(configuration);
        }

        @Override
        public boolean isLeftAssociative() {
            return operator.isLeftAssociative();
        }

        @Override
        public boolean isPrefix() {
            return operator.isPrefix();
        }

        @Override
        public boolean isPostfix() {
            return operator.isPostfix();
        }

        @Override
        public boolean isInfix() {
            return operator.isInfix();
        }

        @Override
        public boolean isOperandLazy() {
            return operator.isOperandLazy();
        }
    }

    private record Range(int least, int largest) {

        boolean holds(BigDecimal number) {
            return isWhole(number)
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(largest)) <= 0;
        }
    }

    /** @param range of the last argument, if it is restricted */
    private record BoundedFunction(FunctionIfc function, Optional<Range> range, boolean isInDoubles)
            implements FunctionIfc {

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments)
                throws EvaluationException {
            check(arguments);
            BigDecimal last = arguments[arguments.length - 1].getNumberValue();
            if (range.isPresent() && !range.get().holds(last)) {
                throw new ArithmeticException(token.getValue() + " takes a whole number from "
                        + range.get().least() + " to " + range.get().largest());
            }
            EvaluationValue value = checked(function.evaluate(expression, token, arguments));
            return isInDoubles ? rounded(value) : value;
        }

        @Override
        public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
            return function.getFunctionParameterDefinitions();
        }

        @Override
        public void validatePreEvaluation(Token token, EvaluationValue... arguments) throws EvaluationException {
            check(arguments);
            function.validatePreEvaluation(token, arguments);
        }

        @Override
        public boolean hasVarArgs() {
            return function.hasVarArgs();
        }
    }
}
