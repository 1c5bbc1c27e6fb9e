package dev.acumen.math;

import dev.acumen.math.Node.Relation.Operator;
import dev.acumen.math.Token.Kind;
import java.util.Map;
import java.util.Optional;

/** The signs that stand between two sides. */
final class Operators {

    private static final Map<String, Operator> OPERATORS = operators();

    private Operators() {}

    /** The operator that a token is, if it is one. */
    static Optional<Operator> of(Token token) {
        return token.is(Kind.SYMBOL) || token.is(Kind.COMMAND)
                ? Optional.ofNullable(OPERATORS.get(token.text()))
                : Optional.empty();
    }

    private static Map<String, Operator> operators() {
        return Map.ofEntries(
                Map.entry("=", Operator.EQUAL),
                Map.entry("==", Operator.EQUAL),
                Map.entry(":=", Operator.EQUAL),
                Map.entry("approx", Operator.APPROXIMATE),
                Map.entry("simeq", Operator.APPROXIMATE),
                Map.entry("sim", Operator.APPROXIMATE),
                Map.entry("doteq", Operator.APPROXIMATE),
                Map.entry("<", Operator.LESS),
                Map.entry("lt", Operator.LESS),
                Map.entry(">", Operator.GREATER),
                Map.entry("gt", Operator.GREATER),
                Map.entry("<=", Operator.AT_MOST),
                Map.entry("=<", Operator.AT_MOST),
                Map.entry("le", Operator.AT_MOST),
                Map.entry("leq", Operator.AT_MOST),
                Map.entry("leqslant", Operator.AT_MOST),
                Map.entry("leqq", Operator.AT_MOST),
                Map.entry(">=", Operator.AT_LEAST),
                Map.entry("ge", Operator.AT_LEAST),
                Map.entry("geq", Operator.AT_LEAST),
                Map.entry("geqslant", Operator.AT_LEAST),
                Map.entry("geqq", Operator.AT_LEAST),
                Map.entry("!=", Operator.UNEQUAL),
                Map.entry("ne", Operator.UNEQUAL),
                Map.entry("neq", Operator.UNEQUAL),
                Map.entry("in", Operator.ELEMENT),
                Map.entry("equiv", Operator.CONGRUENT),
                Map.entry("cong", Operator.OTHER),
                Map.entry("notin", Operator.OTHER),
                Map.entry("subset", Operator.OTHER),
                Map.entry("subseteq", Operator.OTHER),
                Map.entry("parallel", Operator.OTHER),
                Map.entry("perp", Operator.OTHER),
                Map.entry("propto", Operator.OTHER),
                Map.entry("to", Operator.OTHER),
                Map.entry("rightarrow", Operator.OTHER),
                Map.entry("mapsto", Operator.OTHER));
    }
}
