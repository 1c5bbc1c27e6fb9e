package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Value.Approximate;
import dev.acumen.math.Value.Exact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares equations by their solutions: roots of the one in one variable, the others held fixed, must be roots of the other.
 * One that is not shows that they differ. That all are is no proof, and enough only where there are many.
 */
final class Solutions {

    private static final double[] STARTS = {0.3, -0.7, 1.9, -2.3, 4.7, -6.1};
    private static final int STEPS = 40;
    private static final int POINTS = 2;
    private static final double SMALL = 1e-9;
    private static final double TINY = 1e-12;
    private static final int FEWEST_ROOTS = 3;

    private final Effort effort;

    Solutions(Effort effort) {
        this.effort = effort;
    }

    /** Whether the two expressions are zero for the same values. */
    MathVerdict compare(Expression left, Expression right) {
        Set<String> symbols = new TreeSet<>(Expressions.symbols(left));
        if (!symbols.equals(new TreeSet<>(Expressions.symbols(right)))) {
            return MathVerdict.different("equations in different variables");
        }
        if (symbols.isEmpty()) {
            return MathVerdict.undecided("equations without variables");
        }
        int common = 0;
        for (SamplePoint point : SamplePoint.real().subList(0, POINTS)) {
            for (String variable : symbols) {
                Optional<Integer> there = commonRoots(left, right, variable, point);
                Optional<Integer> back = commonRoots(right, left, variable, point);
                if (there.isEmpty() || back.isEmpty()) {
                    return MathVerdict.different("a solution of the one equation is none of the other");
                }
                common += Math.min(there.get(), back.get());
            }
        }
        return common >= FEWEST_ROOTS && symbols.size() > 1
                ? MathVerdict.equal("the same solutions")
                : MathVerdict.undecided("equations that share the solutions that were found");
    }

    /** How many roots of the one are roots of the other; empty if one is not. */
    private Optional<Integer> commonRoots(Expression one, Expression other, String variable, SamplePoint point) {
        int common = 0;
        for (double root : roots(one, variable, point)) {
            OptionalDouble there = at(other, variable, root, point);
            OptionalDouble near = at(other, variable, root + 1e-4 * (1 + Math.abs(root)), point);
            if (there.isEmpty() || near.isEmpty()) {
                continue;
            }
            if (Math.abs(there.getAsDouble()) > SMALL + 1e-3 * Math.abs(near.getAsDouble())) {
                return Optional.empty();
            }
            common++;
        }
        return Optional.of(common);
    }

    private List<Double> roots(Expression expression, String variable, SamplePoint point) {
        List<Double> roots = new ArrayList<>();
        for (double start : STARTS) {
            OptionalDouble root = secant(expression, variable, start, point);
            boolean isNew =
                    root.isPresent() && roots.stream().noneMatch(known -> Math.abs(known - root.getAsDouble()) < 1e-6);
            if (isNew) {
                roots.add(root.getAsDouble());
            }
        }
        return roots;
    }

    private OptionalDouble secant(Expression expression, String variable, double start, SamplePoint point) {
        double x0 = start;
        double x1 = start + 0.1;
        OptionalDouble y0 = at(expression, variable, x0, point);
        OptionalDouble y1 = at(expression, variable, x1, point);
        for (int i = 0; i < STEPS; i++) {
            if (y0.isEmpty() || y1.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (Math.abs(y1.getAsDouble()) < TINY) {
                return OptionalDouble.of(x1);
            }
            double slope = y1.getAsDouble() - y0.getAsDouble();
            if (slope == 0) {
                return OptionalDouble.empty();
            }
            double x2 = x1 - y1.getAsDouble() * (x1 - x0) / slope;
            if (!Double.isFinite(x2) || Math.abs(x2) > 1e6) {
                return OptionalDouble.empty();
            }
            x0 = x1;
            y0 = y1;
            x1 = x2;
            y1 = at(expression, variable, x1, point);
        }
        return OptionalDouble.empty();
    }

    private OptionalDouble at(Expression expression, String variable, double x, SamplePoint point) {
        Algebra algebra = new Algebra(false, effort);
        Value value = Literal.of(Rational.of(new BigDecimal(x).round(new MathContext(17))))
                                .number()
                                .signum()
                        == 0
                ? Exact.ZERO
                : new Approximate(new BigDecimal(x), BigDecimal.ZERO, -60, false);
        try {
            Scope scope = new Scope(algebra, point, Map.of(variable, value), 0, false);
            Value result = expression.value(scope);
            return result.isReal()
                    ? OptionalDouble.of(result.approximate().re().doubleValue())
                    : OptionalDouble.empty();
        } catch (Undefined e) {
            return OptionalDouble.empty();
        }
    }
}
