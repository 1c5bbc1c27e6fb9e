package dev.acumen.math;

import dev.acumen.math.Expressions.Constant;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Value.Exact;
import java.util.List;

/** A sum or product over a running index. */
record Series(boolean isSum, String index, Expression from, Expression to, Expression body) implements Expression {

    private static final int MOST_TERMS = 2_000;

    @Override
    public Value value(Scope scope) {
        if (to == Constant.INFINITY) {
            throw new Undecidable("an infinite series is not summed up");
        }
        Value first = from.value(scope);
        Value last = to.value(scope);
        if (!first.isInt() || !last.isInt()) {
            throw new Undefined("a series with bounds that are not whole");
        }
        if ((long) last.intValue() - first.intValue() > MOST_TERMS) {
            throw new Undecidable("a series has too many terms");
        }
        Value total = isSum ? Exact.ZERO : Exact.ONE;
        for (int i = first.intValue(); i <= last.intValue(); i++) {
            Value term = body.value(scope.with(index, Value.of(i)));
            total = isSum ? scope.algebra().add(total, term) : scope.algebra().multiply(total, term);
        }
        return total;
    }

    @Override
    public List<Expression> parts() {
        return List.of(from, to, body);
    }
}
