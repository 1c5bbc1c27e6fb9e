package dev.acumen.math;

import dev.acumen.math.Expressions.Degrees;
import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Power;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import java.util.Set;

/** Units of one letter, which read as variables: taken away only where the other side has no variable at all. */
final class LetterUnit {

    private static final Set<String> LETTERS =
            Set.of("m", "g", "h", "s", "l", "L", "J", "N", "W", "V", "A", "K", "C", "F");

    private LetterUnit() {}

    /** The number, if this is one with such a unit behind it; else what was given. */
    static Expression without(Expression expression) {
        if (expression instanceof Quotient quotient && isUnit(quotient.below())) {
            return without(quotient.above());
        }
        boolean isAmount = expression instanceof Product product
                && (product.parts().get(0) instanceof Literal || product.parts().get(0) instanceof Degrees)
                && product.parts().stream().skip(1).allMatch(LetterUnit::isUnit);
        if (!isAmount) {
            return expression;
        }
        Expression amount = ((Product) expression).parts().get(0);
        return amount instanceof Degrees degrees ? degrees.inner() : amount;
    }

    private static boolean isUnit(Expression expression) {
        return expression instanceof Power power
                ? isUnit(power.base())
                : expression instanceof Symbol symbol && LETTERS.contains(symbol.name());
    }
}
