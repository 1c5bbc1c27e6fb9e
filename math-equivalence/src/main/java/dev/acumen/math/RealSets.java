package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Constant;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Sum;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.FiniteSet;
import dev.acumen.math.Node.Interval;
import dev.acumen.math.Node.NamedSet;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Relation.Operator;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.SetBuilder;
import dev.acumen.math.Node.SetOperation;
import dev.acumen.math.Node.Tuple;
import dev.acumen.math.RealSet.End;
import java.util.List;
import java.util.Optional;

/** Answers read as sets of real numbers, as far as they can be. */
final class RealSets {

    private final Sampling sampling;
    private final Algebra algebra;

    RealSets(Effort effort) {
        this.sampling = new Sampling(effort);
        this.algebra = new Algebra(false, effort);
    }

    /** Whether the answer is written as a set of real numbers, and not merely could be read as one. */
    static boolean isWrittenAsSet(Node node) {
        return node instanceof Interval
                || node instanceof SetOperation
                || node instanceof NamedSet
                || node instanceof SetBuilder
                || (node instanceof Relation relation && isInequality(relation))
                || (node instanceof Sequence sequence
                        && sequence.items().stream().allMatch(RealSets::isInequality));
    }

    /** Compares two answers as sets, if both are sets of real numbers. */
    Optional<MathVerdict> compare(Node left, Node right) {
        Optional<RealSet> a = of(left);
        Optional<RealSet> b = of(right);
        return a.isPresent() && b.isPresent() ? Optional.of(a.get().compare(b.get(), algebra)) : Optional.empty();
    }

    private Optional<RealSet> of(Node node) {
        if (node instanceof Interval interval) {
            return between(interval.low(), interval.hasLow(), interval.high(), interval.hasHigh());
        }
        if (node instanceof Tuple tuple && tuple.items().size() == 2) {
            return between(tuple.items().get(0), false, tuple.items().get(1), false);
        }
        if (node instanceof NamedSet named) {
            return named.equals(NamedSet.EMPTY)
                    ? Optional.of(RealSet.EMPTY)
                    : named.equals(NamedSet.REALS) ? Optional.of(RealSet.ALL) : Optional.empty();
        }
        if (node instanceof FiniteSet set) {
            return points(set.items());
        }
        if (node instanceof SetOperation operation) {
            return of(operation);
        }
        if (node instanceof SetBuilder builder) {
            return of(builder);
        }
        if (node instanceof Relation relation) {
            return of(relation);
        }
        if (node instanceof Sequence sequence && sequence.items().stream().allMatch(RealSets::isInequality)) {
            return alternatives(sequence.items());
        }
        // Braces without backslashes, as in {1, 2} united with an interval.
        return node instanceof Sequence sequence ? points(sequence.items()) : Optional.empty();
    }

    private Optional<RealSet> of(SetBuilder builder) {
        if (builder.element() instanceof Relation relation) {
            Optional<RealSet> from = of(relation);
            Optional<RealSet> where = of(builder.condition());
            return from.flatMap(a -> where.map(b -> a.intersection(b, algebra)));
        }
        return isLone(builder.element()) ? of(builder.condition()) : Optional.empty();
    }

    private Optional<RealSet> of(SetOperation operation) {
        Optional<RealSet> left = of(operation.left());
        Optional<RealSet> right = of(operation.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (operation.kind()) {
                    case UNION -> left.get().union(right.get(), algebra);
                    case INTERSECTION -> left.get().intersection(right.get(), algebra);
                    case DIFFERENCE -> left.get().intersection(right.get().complement(algebra), algebra);
                });
    }

    private Optional<RealSet> points(List<Node> items) {
        RealSet set = RealSet.EMPTY;
        for (Node item : items) {
            Optional<Value> value = number(item);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            set = set.union(RealSet.point(value.get()), algebra);
        }
        return Optional.of(set);
    }

    /** One side is a lone symbol, or the distance of one from a number, and all others are numbers. */
    private Optional<RealSet> of(Relation relation) {
        RealSet set = RealSet.ALL;
        Optional<Node> term = Optional.empty();
        for (int i = 0; i < relation.operators().size(); i++) {
            Node left = relation.sides().get(i);
            Node right = relation.sides().get(i + 1);
            Operator operator = relation.operators().get(i);
            boolean isLeft = isLone(left) || isDistance(left);
            Node variable = isLeft ? left : right;
            if ((!isLeft && !isLone(right) && !isDistance(right))
                    || !term.orElse(variable).equals(variable)) {
                return Optional.empty();
            }
            term = Optional.of(variable);
            Optional<RealSet> part = isLeft ? where(operator, right) : where(flipped(operator), left);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            set = set.intersection(part.get(), algebra);
        }
        return term.isPresent() && term.get() instanceof Call distance
                ? atDistances(set, distance.parts().get(0))
                : Optional.of(set);
    }

    /** Whether it is the absolute value of a symbol, or of the sum of one and a number. */
    private static boolean isDistance(Node node) {
        return node instanceof Call call
                && call.function() == Function.ABS
                && (isLone(call.parts().get(0))
                        || (call.parts().get(0) instanceof Sum sum
                                && sum.parts().stream().filter(RealSets::isLone).count() == 1
                                && sum.parts().stream()
                                        .allMatch(part -> isLone(part) || Expressions.isConstant(part))));
    }

    /** What lies at one of the distances on either side. */
    private Optional<RealSet> atDistances(RealSet distances, Expression inner) {
        Value centre = Value.Exact.ZERO;
        if (inner instanceof Sum sum) {
            for (Expression part : sum.parts()) {
                if (!isLone(part)) {
                    Optional<Value> shift = number(part);
                    if (shift.isEmpty()) {
                        return Optional.empty();
                    }
                    centre = algebra.add(centre, algebra.negate(shift.get()));
                }
            }
        }
        End nought = new End(Optional.of(Value.Exact.ZERO), true);
        RealSet sizes = distances.intersection(RealSet.of(nought, End.INFINITE, algebra), algebra);
        return Optional.of(
                sizes.shifted(centre, algebra).union(sizes.negated(algebra).shifted(centre, algebra), algebra));
    }

    private Optional<RealSet> where(Operator operator, Node bound) {
        if (operator == Operator.ELEMENT) {
            return of(bound);
        }
        Optional<End> open = end(bound, false);
        Optional<End> closed = end(bound, true);
        if (open.isEmpty() || closed.isEmpty() || open.get().number().isEmpty()) {
            return Optional.empty();
        }
        return switch (operator) {
            case LESS -> Optional.of(RealSet.of(End.INFINITE, open.get(), algebra));
            case AT_MOST -> Optional.of(RealSet.of(End.INFINITE, closed.get(), algebra));
            case GREATER -> Optional.of(RealSet.of(open.get(), End.INFINITE, algebra));
            case AT_LEAST -> Optional.of(RealSet.of(closed.get(), End.INFINITE, algebra));
            case EQUAL -> Optional.of(RealSet.of(closed.get(), closed.get(), algebra));
            case UNEQUAL ->
                Optional.of(RealSet.of(closed.get(), closed.get(), algebra).complement(algebra));
            default -> Optional.empty();
        };
    }

    /** Conditions that contradict each other are alternatives; all others hold together. */
    private Optional<RealSet> alternatives(List<Node> conditions) {
        RealSet together = RealSet.ALL;
        RealSet either = RealSet.EMPTY;
        for (Node condition : conditions) {
            Optional<RealSet> set = of(condition);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            together = together.intersection(set.get(), algebra);
            either = either.union(set.get(), algebra);
        }
        return Optional.of(together.isEmpty() ? either : together);
    }

    private Optional<RealSet> between(Node low, boolean hasLow, Node high, boolean hasHigh) {
        Optional<End> from = end(low, hasLow);
        Optional<End> to = end(high, hasHigh);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        boolean isUpsideDown = infinity(low) > 0 || infinity(high) < 0;
        return isUpsideDown ? Optional.empty() : Optional.of(RealSet.of(from.get(), to.get(), algebra));
    }

    private Optional<End> end(Node node, boolean isIn) {
        return infinity(node) != 0
                ? Optional.of(End.INFINITE)
                : number(node).map(value -> new End(Optional.of(value), isIn));
    }

    private Optional<Value> number(Node node) {
        if (!(node instanceof Expression expression) || infinity(node) != 0) {
            return Optional.empty();
        }
        return sampling.constant(expression).filter(Value::isReal);
    }

    /** 1 or -1 for infinity, 0 for anything else. */
    static int infinity(Node node) {
        if (node == Constant.INFINITY) {
            return 1;
        }
        return node instanceof Negative negative ? -infinity(negative.inner()) : 0;
    }

    private static boolean isLone(Node node) {
        return node instanceof Symbol || node instanceof Applied;
    }

    static boolean isInequality(Node node) {
        return node instanceof Relation relation
                && relation.operators().stream().allMatch(operator -> switch (operator) {
                    case LESS, AT_MOST, GREATER, AT_LEAST, UNEQUAL, ELEMENT -> true;
                    default -> false;
                });
    }

    static Operator flipped(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case GREATER -> Operator.LESS;
            case AT_MOST -> Operator.AT_LEAST;
            case AT_LEAST -> Operator.AT_MOST;
            case ELEMENT -> Operator.OTHER;
            default -> operator;
        };
    }
}
