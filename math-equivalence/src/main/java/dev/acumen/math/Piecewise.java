package dev.acumen.math;

import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Value.Exact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An expression with one form in one case and another in another: the first whose condition holds counts. */
record Piecewise(List<Piece> pieces) implements Expression {

    /**
     * A form and when it holds.
     *
     * @param condition none for "otherwise"
     */
    record Piece(Expression form, Optional<Relation> condition) {}

    @Override
    public Value value(Scope scope) {
        for (Piece piece : pieces) {
            if (piece.condition().isEmpty() || holds(piece.condition().get(), scope)) {
                return piece.form().value(scope);
            }
        }
        throw new Undefined("none of the cases holds");
    }

    @Override
    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            parts.add(piece.form());
            piece.condition()
                    .ifPresent(relation -> relation.sides().forEach(side -> parts.add(Combination.expression(side))));
        }
        return parts;
    }

    private static boolean holds(Relation condition, Scope scope) {
        for (int i = 0; i < condition.operators().size(); i++) {
            Value left = Combination.expression(condition.sides().get(i)).value(scope);
            Value right = Combination.expression(condition.sides().get(i + 1)).value(scope);
            Value difference = scope.algebra().add(left, scope.algebra().negate(right));
            int sign = difference instanceof Exact exact
                    ? exact.number().signum()
                    : scope.algebra().signumOfReal(difference);
            boolean holds = switch (condition.operators().get(i)) {
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
                case GREATER -> sign > 0;
                case AT_LEAST -> sign >= 0;
                case EQUAL -> sign == 0;
                case UNEQUAL -> sign != 0;
                default -> throw new Undecidable("a case whose condition is no inequality");
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
