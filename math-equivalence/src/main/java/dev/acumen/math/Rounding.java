package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Node.Expression;
import java.util.Optional;

/** Decimals that stand for values that have no end. */
final class Rounding {

    private static final int FEWEST_DIGITS = 6;

    private final Sampling sampling;
    private final Algebra algebra;

    Rounding(Effort effort) {
        this.sampling = new Sampling(effort);
        this.algebra = new Algebra(true, effort);
    }

    /** Whether the first is a decimal of six digits or more and the second rounds or cuts to it. */
    boolean isRounded(Expression decimal, Expression exact) {
        Optional<Literal> literal = decimalLiteral(decimal);
        boolean isLong = literal.isPresent()
                && literal.get().decimals() >= FEWEST_DIGITS
                && literal.get().significant() >= FEWEST_DIGITS;
        if (!isLong || decimalLiteral(exact).isPresent()) {
            return false;
        }
        Optional<Value> a = sampling.constant(decimal);
        Optional<Value> b = sampling.constant(exact);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        Value difference = algebra.add(a.get(), algebra.negate(b.get()));
        double size = Algebra.size(difference.approximate());
        return difference.isReal() && size < -literal.get().decimals();
    }

    private static Optional<Literal> decimalLiteral(Expression expression) {
        if (expression instanceof Negative negative) {
            return decimalLiteral(negative.inner());
        }
        return expression instanceof Literal literal && literal.decimals() > 0
                ? Optional.of(literal)
                : Optional.empty();
    }

    /** Whether what is written as an approximation is the value, rounded or cut to its last digit. */
    boolean isRounding(Node exact, Node approximation) {
        if (!(exact instanceof Expression a) || !(approximation instanceof Expression b)) {
            return false;
        }
        Optional<Literal> literal = b instanceof Literal whole ? Optional.of(whole) : decimalLiteral(b);
        Optional<Value> x = sampling.constant(a);
        Optional<Value> y = sampling.constant(b);
        if (literal.isEmpty() || x.isEmpty() || y.isEmpty()) {
            return false;
        }
        Value difference = algebra.add(x.get(), algebra.negate(y.get()));
        return difference.isReal()
                && Algebra.size(difference.approximate()) <= -literal.get().decimals();
    }
}
