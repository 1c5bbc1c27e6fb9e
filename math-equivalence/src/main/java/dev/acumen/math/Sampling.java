package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Constant;
import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Power;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Value.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares expressions by their values at fixed points. Variables are real numbers, positive and negative, unless an
 * expression says otherwise by an imaginary unit or the like; then complex values are tried as well. Two expressions are the
 * same if they are wherever both are defined: the logarithm of a product is the sum of the logarithms.
 */
final class Sampling {

    private static final Set<String> COMPLEX_NAMES = Set.of("z", "w", "omega");
    private static final Set<Function> COMPLEX_FUNCTIONS =
            Set.of(Function.CONJUGATE, Function.REAL_PART, Function.IMAGINARY_PART);
    private static final Set<Function> WHOLE_FUNCTIONS = Set.of(
            Function.FACTORIAL,
            Function.DOUBLE_FACTORIAL,
            Function.BINOMIAL,
            Function.GCD,
            Function.LCM,
            Function.MODULO);
    private static final int FEWEST_POINTS = 3;

    private final Effort effort;

    Sampling(Effort effort) {
        this.effort = effort;
    }

    /** Whether the two have the same values. */
    MathVerdict compare(Expression left, Expression right) {
        if (left.equals(right)) {
            return MathVerdict.equal("the same expression");
        }
        MathVerdict decimal = compare(left, right, false);
        boolean hasLog = usesPlainLog(left) || usesPlainLog(right);
        if (decimal.isEqual() || !hasLog) {
            return decimal;
        }
        return compare(left, right, true).isEqual()
                ? MathVerdict.undecided("equal only if log is the natural logarithm")
                : decimal;
    }

    /** The value of an expression without variables, if it has one. */
    Optional<Value> constant(Expression expression) {
        if (!Expressions.isConstant(expression)) {
            return Optional.empty();
        }
        SamplePoint any = SamplePoint.real().get(0);
        return value(expression, any, false, false).or(() -> value(expression, any, true, false));
    }

    /** The value at a point, if there is one. */
    Optional<Value> value(Expression expression, SamplePoint point, boolean isComplex, boolean isLogNatural) {
        try {
            Scope scope = new Scope(new Algebra(isComplex, effort), point).withLog(isLogNatural);
            return Optional.of(expression.value(scope));
        } catch (Undefined e) {
            return Optional.empty();
        }
    }

    private MathVerdict compare(Expression left, Expression right, boolean isLogNatural) {
        if (Expressions.isConstant(left) && Expressions.isConstant(right)) {
            return compareConstants(left, right, isLogNatural);
        }
        boolean isComplex = isComplex(left) || isComplex(right);
        boolean isWhole = isWhole(left) || isWhole(right);
        Tally tally = tally(left, right, isComplex, isLogNatural, points(isWhole));
        if (tally.different > 0) {
            return MathVerdict.different("they differ for some values of the variables");
        }
        if (isComplex) {
            tally = tally.plus(tally(left, right, true, isLogNatural, SamplePoint.complex()));
        }
        if (tally.different > 0) {
            return MathVerdict.different("they differ for some complex values of the variables");
        }
        if (tally.unclear > 0) {
            return MathVerdict.undecided("their values cannot be calculated exactly enough");
        }
        return tally.same >= FEWEST_POINTS
                ? MathVerdict.equal("the same values")
                : MathVerdict.undecided("there are too few values of the variables for which both are defined");
    }

    private MathVerdict compareConstants(Expression left, Expression right, boolean isLogNatural) {
        SamplePoint any = SamplePoint.real().get(0);
        boolean isComplex = isComplex(left) || isComplex(right);
        Optional<Value> a = value(left, any, isComplex, isLogNatural);
        Optional<Value> b = value(right, any, isComplex, isLogNatural);
        if (!isComplex && (a.isEmpty() || b.isEmpty())) {
            a = value(left, any, true, isLogNatural);
            b = value(right, any, true, isLogNatural);
        }
        if (a.isEmpty() || b.isEmpty()) {
            return MathVerdict.undecided("one of them has no value");
        }
        return switch (Value.compare(a.get(), b.get())) {
            case SAME -> MathVerdict.equal("the same value");
            case DIFFERENT -> MathVerdict.different("different values");
            case UNCLEAR -> MathVerdict.undecided("their values cannot be calculated exactly enough");
        };
    }

    private Tally tally(
            Expression left, Expression right, boolean isComplex, boolean isLogNatural, List<SamplePoint> points) {
        Tally tally = new Tally(0, 0, 0);
        for (SamplePoint point : points) {
            Optional<Value> a = value(left, point, isComplex, isLogNatural);
            Optional<Value> b = value(right, point, isComplex, isLogNatural);
            if (a.isPresent() && b.isPresent()) {
                tally = tally.with(Value.compare(a.get(), b.get()));
            }
        }
        return tally;
    }

    private static List<SamplePoint> points(boolean withWhole) {
        List<SamplePoint> points = new ArrayList<>(SamplePoint.real());
        if (withWhole) {
            points.addAll(SamplePoint.whole());
        }
        return points;
    }

    private record Tally(int same, int different, int unclear) {

        Tally with(Likeness likeness) {
            return switch (likeness) {
                case SAME -> plus(new Tally(1, 0, 0));
                case DIFFERENT -> plus(new Tally(0, 1, 0));
                case UNCLEAR -> plus(new Tally(0, 0, 1));
            };
        }

        Tally plus(Tally other) {
            return new Tally(same + other.same, different + other.different, unclear + other.unclear);
        }
    }

    private static boolean usesPlainLog(Expression expression) {
        return Expressions.all(expression).stream()
                .anyMatch(part -> part instanceof Call call
                        && call.function() == Function.LOG
                        && call.parts().size() == 1);
    }

    private static boolean isComplex(Expression expression) {
        return Expressions.all(expression).stream()
                .anyMatch(part -> part == Constant.I
                        || (part instanceof Symbol symbol && COMPLEX_NAMES.contains(symbol.name()))
                        || (part instanceof Call call && COMPLEX_FUNCTIONS.contains(call.function())));
    }

    /** Whether there is something in it that only whole values of the variables give a value to. */
    private static boolean isWhole(Expression expression) {
        for (Expression part : Expressions.all(expression)) {
            boolean isOverWhole = (part instanceof Call call && WHOLE_FUNCTIONS.contains(call.function()))
                    || part instanceof Series
                    || part instanceof Applied
                    || (part instanceof Power power && isSignPower(power));
            if (isOverWhole && !Expressions.isConstant(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignPower(Power power) {
        return power.base() instanceof Negative negative
                && negative.inner() instanceof Literal
                && !Expressions.isConstant(power.exponent());
    }

    /** The values at all real points, empty where there is none; for comparisons that are no equality. */
    List<Optional<Value>> values(Expression expression) {
        List<Optional<Value>> values = new ArrayList<>();
        boolean isComplex = isComplex(expression);
        for (SamplePoint point : points(isWhole(expression))) {
            values.add(value(expression, point, isComplex, false));
        }
        return values;
    }
}
