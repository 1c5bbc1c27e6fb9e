package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Expressions.Sum;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Ratio;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Relation.Operator;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.Tuple;
import dev.acumen.math.Node.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A value with the name it is given, as in {@code x = 11} or {@code x = 1/3 ≈ 0.33}.
 *
 * @param name what is on the other side of the sign
 * @param value the last side that is no approximation, or the only approximation there is
 * @param approximation what the value is said to be near to
 */
record Assignment(Node name, Node value, Optional<Node> approximation) {

    private static final Set<String> COMPLEX = Set.of("z", "w");

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
        boolean isRatio = first instanceof Ratio && last instanceof Ratio;
        boolean isChain = sides.size() > 2 && isConstant(last);
        boolean isCalculation = sides.size() > 2 && sides.stream().skip(1).allMatch(Assignment::isConstant);
        if (isName(first) || isRatio || isChain || isCalculation || (isConstant(first) && isConstant(last))) {
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

    /**
     * Assignments to several names, each to all of them in turn, as the tuples of their values in the order of the names; empty
     * if they are none.
     */
    static Optional<List<Tuple>> tuples(List<Node> items) {
        List<Assignment> assignments = new ArrayList<>();
        for (Node item : items) {
            Optional<Assignment> assignment = of(item).filter(one -> one.name() instanceof Symbol);
            if (assignment.isEmpty()) {
                return Optional.empty();
            }
            assignments.add(assignment.get());
        }
        List<String> names = assignments.stream()
                .map(one -> ((Symbol) one.name()).name())
                .distinct()
                .sorted()
                .toList();
        int size = names.size();
        if (size < 2 || assignments.size() % size != 0) {
            return Optional.empty();
        }
        List<Tuple> tuples = new ArrayList<>();
        for (int from = 0; from < assignments.size(); from += size) {
            List<Assignment> one = assignments.subList(from, from + size).stream()
                    .sorted(Comparator.comparing(assignment -> ((Symbol) assignment.name()).name()))
                    .toList();
            if (!one.stream()
                    .map(assignment -> ((Symbol) assignment.name()).name())
                    .toList()
                    .equals(names)) {
                return Optional.empty();
            }
            tuples.add(new Tuple(one.stream().map(Assignment::value).toList()));
        }
        return Optional.of(tuples);
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
        boolean isLength = node instanceof Expression expression && isOfLengths(expression);
        boolean isAngle = node instanceof Product product
                && product.parts().stream()
                        .anyMatch(part ->
                                part instanceof Symbol symbol && symbol.name().startsWith("angle"));
        return isLength || isAngle || isProbability(node) || isDerivative(node) || isQuantity(node);
    }

    /** What is named by how it is made of names: a size, a quotient, a function of an angle. */
    private static boolean isQuantity(Node node) {
        if (node instanceof Call call && call.parts().size() == 1) {
            Expression inner = call.parts().get(0);
            return call.function() == Function.ABS
                    ? isSized(inner)
                    : call.function().isOfAngle() && inner instanceof Symbol;
        }
        if (node instanceof Quotient quotient) {
            return isPlainName(quotient.above()) && isPlainName(quotient.below());
        }
        return node instanceof Sum sum
                && sum.parts().stream()
                        .map(part -> part instanceof Negative negative ? negative.inner() : part)
                        .allMatch(part -> isSize(part) || (part instanceof Product && isOfLengths(part)));
    }

    /** Lengths such as AB, their products and quotients: capitals and names with an accent. */
    private static boolean isOfLengths(Expression expression) {
        if (expression instanceof Product product) {
            return product.parts().stream().allMatch(Assignment::isOfLengths);
        }
        if (expression instanceof Quotient quotient) {
            return isOfLengths(quotient.above()) && isOfLengths(quotient.below());
        }
        return expression instanceof Symbol symbol
                && (Character.isUpperCase(symbol.name().charAt(0))
                        || symbol.name().contains(" "));
    }

    private static boolean isSize(Expression expression) {
        return expression instanceof Call call
                && call.function() == Function.ABS
                && isSized(call.parts().get(0));
    }

    /** Of a real variable the absolute value is no name, for two numbers have it. */
    private static boolean isSized(Expression inner) {
        List<? extends Expression> parts = inner instanceof Sum sum ? sum.parts() : List.of(inner);
        return parts.stream()
                .map(part -> part instanceof Negative negative ? negative.inner() : part)
                .allMatch(part -> part instanceof Product product
                        ? isName(product)
                        : part instanceof Symbol symbol
                                && (symbol.name().contains(" ") || COMPLEX.contains(symbol.name())));
    }

    private static boolean isPlainName(Expression expression) {
        return expression instanceof Symbol
                || expression instanceof Applied
                || (expression instanceof Product product
                        && product.parts().stream().allMatch(part -> part instanceof Symbol))
                || isSize(expression);
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
