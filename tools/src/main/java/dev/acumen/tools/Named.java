package dev.acumen.tools;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A function of numbers. */
final class Named implements FunctionIfc {

    private final String name;
    private final int least;
    private final boolean isOpen;
    private final Function<EvaluationValue[], EvaluationValue> meaning;

    Named(String name, int least, boolean isOpen, Function<EvaluationValue[], EvaluationValue> meaning) {
        this.name = name;
        this.least = least;
        this.isOpen = isOpen;
        this.meaning = meaning;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments) {
        if (arguments.length < least || (!isOpen && arguments.length > least)) {
            throw new ArithmeticException(
                    name + " takes " + least + (isOpen ? " or more" : "") + (least == 1 ? " number" : " numbers"));
        }
        return meaning.apply(arguments);
    }

    @Override
    public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
        List<FunctionParameterDefinition> all = new ArrayList<>();
        for (int i = 1; i <= least; i++) {
            all.add(FunctionParameterDefinition.builder()
                    .name("x" + i)
                    .isVarArg(isOpen && i == least)
                    .build());
        }
        return all;
    }

    @Override
    public void validatePreEvaluation(Token token, EvaluationValue... arguments) {
        // Done with the evaluation.
    }

    @Override
    public boolean hasVarArgs() {
        return isOpen;
    }
}
