package dev.acumen.math;

import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Relation.Operator;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.Tuple;
import dev.acumen.math.Node.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value with the name it is given, as in {@code x = 11} or {@code x = 1/3 ≈ 0.33}.
 *
 * @param name what is on the other side of the sign
 * @param value the last side that is no approximation, or the only approximation there is
 * @param approximation what the value is said to be near to
 */
record Assignment(Node name, Node value, Optional<Node> approximation) {

    /** The assignment that a relation is, if it is one. */
    static Optional<Assignment> of(Node node) {
        if (!(node instanceof Relation relation)) {
            return Optional.empty();
        }
        boolean isElement = relation.operators().equals(List.of(Operator.ELEMENT));
        boolean isEquality = relation.operators().stream()
                .allMatch(operator -> operator == Operator.EQUAL || operator == Operator.APPROXIMATE);
        List<Node> sides = relation.sides();
        Node first = sides.get(0);
        Node last = sides.get(sides.size() - 1);
        if ((isElement || relation.operators().equals(List.of(Operator.CONGRUENT))) && isName(first)) {
            return Optional.of(new Assignment(first, last, Optional.empty()));
        }
        if (!isEquality) {
            return Optional.empty();
        }
        if (isConstant(first) && isName(last) && sides.size() == 2) {
            return Optional.of(new Assignment(last, first, Optional.empty()));
        }
        boolean isCalculation = sides.size() > 2 && sides.stream().skip(1).allMatch(Assignment::isConstant);
        if (isName(first) || isCalculation || (isConstant(first) && isConstant(last))) {
            int exact = relation.operators().indexOf(Operator.APPROXIMATE);
            if (exact < 0) {
                return Optional.of(new Assignment(first, last, Optional.empty()));
            }
            if (exact == 0 && isName(first)) {
                return Optional.of(new Assignment(first, last, Optional.empty()));
            }
            return Optional.of(new Assignment(first, sides.get(exact), Optional.of(last)));
        }
        return Optional.empty();
    }

    /** A list of assignments to one and the same name, or one that only its first item names, as the list of the values. */
    static Node withoutCommonName(Sequence sequence) {
        List<Node> values = new ArrayList<>();
        Optional<Node> name = Optional.empty();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            Optional<Assignment> assignment = of(item);
            if (assignment.isPresent()) {
                boolean isSame =
                        name.isEmpty() || name.get().equals(assignment.get().name());
                if (!isSame || (i > 0 && name.isEmpty())) {
                    return sequence;
                }
                name = Optional.of(assignment.get().name());
                values.add(assignment.get().value());
            } else if (item instanceof Relation) {
                return sequence;
            } else {
                values.add(item);
            }
        }
        return new Sequence(values);
    }

    /** Whether the names agree as far as they are both variables. */
    boolean agreesInName(Assignment other) {
        boolean areOfOneKind = (name instanceof Symbol && other.name instanceof Symbol)
                || (name instanceof Product && other.name instanceof Product);
        return !areOfOneKind || name.equals(other.name);
    }

    private static boolean isConstant(Node node) {
        return node instanceof Expression expression && Expressions.isConstant(expression);
    }

    /** Whether this can be nothing but a name: a variable, a function of variables, a length such as AB, a list of names. */
    private static boolean isName(Node node) {
        if (node instanceof Symbol || node instanceof Applied || node instanceof Words) {
            return true;
        }
        if (node instanceof Tuple tuple) {
            return tuple.items().stream().allMatch(item -> item instanceof Symbol);
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().allMatch(item -> item instanceof Symbol);
        }
        boolean isLength = node instanceof Product product
                && product.parts().stream()
                        .allMatch(part -> part instanceof Symbol symbol
                                && (Character.isUpperCase(symbol.name().charAt(0))
                                        || symbol.name().contains(" ")));
        boolean isAngle = node instanceof Product product
                && product.parts().stream()
                        .anyMatch(part ->
                                part instanceof Symbol symbol && symbol.name().startsWith("angle"));
        return isLength || isAngle || isProbability(node) || isDerivative(node);
    }

    /** Such as dy/dx, which reads as a quotient of products. */
    private static boolean isDerivative(Node node) {
        return node instanceof Quotient quotient
                && isDifferential(quotient.above())
                && isDifferential(quotient.below());
    }

    private static boolean isDifferential(Expression expression) {
        return expression instanceof Product product
                && product.parts().size() == 2
                && product.parts().get(0).equals(new Symbol("d"))
                && product.parts().get(1) instanceof Symbol;
    }

    /** Such as P(A), which reads as a product. */
    private static boolean isProbability(Node node) {
        return node instanceof Product product
                && product.parts().size() == 2
                && product.parts().get(0).equals(new Symbol("P"));
    }
}
