package dev.acumen.math;

import dev.acumen.math.Node.Expression;
import dev.acumen.math.Value.Approximate;
import dev.acumen.math.Value.Exact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** A function or an indexed quantity known by its name only: equal arguments, equal values. */
record Applied(String name, List<Expression> parts) implements Expression {

    private static final MathContext KEY = new MathContext(25);

    @Override
    public Value value(Scope scope) {
        StringBuilder key = new StringBuilder(name);
        for (Expression part : parts) {
            key.append('|').append(key(part.value(scope)));
        }
        return scope.point().unknown(key.toString());
    }

    private static String key(Value value) {
        if (value instanceof Exact exact) {
            return exact.number().toString();
        }
        Approximate number = value.approximate();
        return rounded(number.re(), number.error()) + "," + rounded(number.im(), number.error());
    }

    private static String rounded(BigDecimal number, double error) {
        return RealFunctions.magnitude(number) <= error + Value.GUARD_DIGITS
                ? "0"
                : number.round(KEY).stripTrailingZeros().toString();
    }
}
