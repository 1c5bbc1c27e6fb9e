package dev.acumen.tools;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.util.function.Function;

/** An operator over {@link Real}. */
final class Operation implements OperatorIfc {

    /** Where it stands among its operands. */
    enum Place {
        PREFIX,
        INFIX,
        POSTFIX
    }

    private final Place place;
    private final int precedence;
    private final boolean isLeft;
    private final Function<EvaluationValue[], EvaluationValue> meaning;

    Operation(Place place, int precedence, boolean isLeft, Function<EvaluationValue[], EvaluationValue> meaning) {
        this.place = place;
        this.precedence = precedence;
        this.isLeft = isLeft;
        this.meaning = meaning;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands) {
        return meaning.apply(operands);
    }

    @Override
    public int getPrecedence() {
        return precedence;
    }

    @Override
    public int getPrecedence(ExpressionConfiguration configuration) {
        return precedence;
    }

    @Override
    public boolean isLeftAssociative() {
        return isLeft;
    }

    @Override
    public boolean isPrefix() {
        return place == Place.PREFIX;
    }

    @Override
    public boolean isPostfix() {
        return place == Place.POSTFIX;
    }

    @Override
    public boolean isInfix() {
        return place == Place.INFIX;
    }

    @Override
    public boolean isOperandLazy() {
        return false;
    }
}
