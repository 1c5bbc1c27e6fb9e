package dev.acumen.math;

import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.SignChoice;
import dev.acumen.math.Expressions.Sum;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Relation.Operator;
import dev.acumen.math.Value.Exact;
import dev.acumen.math.Value.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares equations and inequalities. Two are the same if the differences of their sides are in a constant ratio, of the
 * right sign for inequalities. Equations that are not are told apart by their solutions, inequalities by where they hold.
 */
final class Relations {

    private static final int FEWEST_RATIOS = 4;

    private final Sampling sampling;
    private final Algebra algebra;
    private final Solutions solutions;

    Relations(Effort effort) {
        this.sampling = new Sampling(effort);
        this.algebra = new Algebra(true, effort);
        this.solutions = new Solutions(effort);
    }

    /** One relation of two sides, as the difference that is compared with zero. */
    private record Difference(Expression expression, Operator operator) {}

    MathVerdict compare(Relation left, Relation right) {
        List<Difference> a = differences(left);
        List<Difference> b = differences(right);
        if (hasSignChoice(a) || hasSignChoice(b)) {
            return MathVerdict.undecided("equations with plus-or-minus in them are not compared");
        }
        if (a.isEmpty() || b.isEmpty()) {
            return left.equals(right)
                    ? MathVerdict.equal("the same relation")
                    : MathVerdict.undecided("relations other than equations and inequalities are not compared");
        }
        List<Difference> open = new ArrayList<>(b);
        for (Difference difference : a) {
            open.stream().filter(other -> isSame(difference, other)).findFirst().ifPresent(open::remove);
        }
        if (open.isEmpty() && a.size() == b.size()) {
            return MathVerdict.equal("the same relation, rearranged");
        }
        boolean areEquations = isEquation(a) && isEquation(b);
        if (areEquations) {
            return solutions.compare(a.get(0).expression(), b.get(0).expression());
        }
        return isEquation(a) != isEquation(b) || holdDifferently(a, b)
                ? MathVerdict.different("they do not hold for the same values")
                : MathVerdict.undecided("inequalities that may or may not be the same");
    }

    /** Whether the two sides of an equation are the same for all values of the variables. */
    boolean isIdentity(Relation relation) {
        List<Difference> differences = differences(relation);
        return !differences.isEmpty()
                && differences.stream()
                        .allMatch(difference -> difference.operator() == Operator.EQUAL
                                && sampling.compare(difference.expression(), Expressions.Literal.of(0))
                                        .isEqual());
    }

    private static boolean hasSignChoice(List<Difference> differences) {
        return differences.stream()
                .flatMap(difference -> Expressions.all(difference.expression()).stream())
                .anyMatch(part -> part instanceof SignChoice);
    }

    private static boolean isEquation(List<Difference> differences) {
        return differences.size() == 1 && differences.get(0).operator() == Operator.EQUAL;
    }

    /** Turned so that only less-than signs are left; empty if there is a relation that cannot be. */
    private static List<Difference> differences(Relation relation) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < relation.operators().size(); i++) {
            if (!(relation.sides().get(i) instanceof Expression left)
                    || !(relation.sides().get(i + 1) instanceof Expression right)) {
                return List.of();
            }
            Operator operator = relation.operators().get(i);
            switch (operator) {
                case LESS, AT_MOST, EQUAL, UNEQUAL ->
                    differences.add(new Difference(new Sum(List.of(left, new Negative(right))), operator));
                case GREATER, AT_LEAST ->
                    differences.add(
                            new Difference(new Sum(List.of(right, new Negative(left))), RealSets.flipped(operator)));
                default -> {
                    return List.of();
                }
            }
        }
        return differences;
    }

    private boolean isSame(Difference left, Difference right) {
        if (left.operator() != right.operator()) {
            return false;
        }
        Optional<Value> ratio = ratio(left.expression(), right.expression());
        boolean isDirected = left.operator() == Operator.LESS || left.operator() == Operator.AT_MOST;
        return ratio.isPresent() && (!isDirected || (ratio.get().isReal() && algebra.signumOfReal(ratio.get()) > 0));
    }

    /** The constant ratio of the two, if there is one. */
    private Optional<Value> ratio(Expression left, Expression right) {
        List<Optional<Value>> a = sampling.values(left);
        List<Optional<Value>> b = sampling.values(right);
        Optional<Value> ratio = Optional.empty();
        int seen = 0;
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (a.get(i).isEmpty() || b.get(i).isEmpty()) {
                continue;
            }
            Value x = a.get(i).get();
            Value y = b.get(i).get();
            if (isZero(x) || isZero(y)) {
                if (isZero(x) != isZero(y)) {
                    return Optional.empty();
                }
                continue;
            }
            Value quotient = algebra.divide(x, y);
            if (ratio.isPresent() && Value.compare(ratio.get(), quotient) != Likeness.SAME) {
                return Optional.empty();
            }
            ratio = Optional.of(quotient);
            seen++;
        }
        return seen >= FEWEST_RATIOS ? ratio : Optional.empty();
    }

    private static boolean isZero(Value value) {
        return Value.compare(value, Exact.ZERO) == Likeness.SAME;
    }

    private boolean holdDifferently(List<Difference> left, List<Difference> right) {
        List<Optional<Boolean>> a = truths(left);
        List<Optional<Boolean>> b = truths(right);
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (a.get(i).isPresent() && b.get(i).isPresent() && !a.get(i).equals(b.get(i))) {
                return true;
            }
        }
        return false;
    }

    private List<Optional<Boolean>> truths(List<Difference> differences) {
        List<Optional<Boolean>> together = new ArrayList<>();
        for (Difference difference : differences) {
            List<Optional<Value>> values = sampling.values(difference.expression());
            for (int i = 0; i < values.size(); i++) {
                Optional<Boolean> holds = values.get(i).map(value -> holds(value, difference.operator()));
                if (together.size() <= i) {
                    together.add(holds);
                } else {
                    Optional<Boolean> before = together.get(i);
                    together.set(i, before.flatMap(one -> holds.map(other -> one && other)));
                }
            }
        }
        return together;
    }

    private boolean holds(Value value, Operator operator) {
        int sign = value instanceof Exact exact ? exact.number().signum() : algebra.signumOfReal(value);
        return switch (operator) {
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case EQUAL -> sign == 0;
            default -> sign != 0;
        };
    }
}
