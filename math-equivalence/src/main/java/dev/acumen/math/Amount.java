package dev.acumen.math;

import dev.acumen.math.Expressions.Degrees;
import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Percent;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Measured;
import dev.acumen.math.answer.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer apart from its unit.
 *
 * @param node what it is an amount of, without the unit
 * @param unit the unit's name, if it is one that is known
 */
record Amount(Node node, Optional<String> unit) {

    static final String PERCENT = "percent";
    static final String DEGREE = "degree";
    static final String RADIAN = "radian";

    private static final Map<String, Long> SCALES = Map.of(
            "hundred",
            100L,
            "thousand",
            1_000L,
            "million",
            1_000_000L,
            "billion",
            1_000_000_000L,
            "trillion",
            1_000_000_000_000L,
            "dozen",
            12L);

    private static final Map<String, Long> PARTS = Map.of(
            "half", 2L, "halve", 2L, "third", 3L, "quarter", 4L, "fourth", 4L, "fifth", 5L, "sixth", 6L, "eighth", 8L,
            "tenth", 10L);

    static Amount of(Node node) {
        if (node instanceof Measured measured) {
            return of(measured.amount(), measured.unit());
        }
        if (node instanceof Percent percent) {
            return new Amount(percent.inner(), Optional.of(PERCENT));
        }
        if (node instanceof Degrees degrees) {
            return new Amount(degrees.inner(), Optional.of(DEGREE));
        }
        if (node instanceof Negative negative
                && (negative.inner() instanceof Percent || negative.inner() instanceof Degrees)) {
            Amount inner = of(negative.inner());
            return new Amount(new Negative((Expression) inner.node()), inner.unit());
        }
        return new Amount(node, Optional.empty());
    }

    /** Whether both state a unit, and not the same one. */
    boolean clashesWith(Amount other) {
        return unit.isPresent() && other.unit.isPresent() && !unit.equals(other.unit);
    }

    /** Whether the unit is the given one. */
    boolean isIn(String name) {
        return unit.equals(Optional.of(name));
    }

    private static Amount of(Node inner, String words) {
        String[] parts = words.toLowerCase(Locale.ROOT).replace(" ^", "^").split("\\s+", 2);
        Long scale = SCALES.get(parts[0]);
        if (scale != null && inner instanceof Expression expression) {
            Node scaled = new Product(List.of(expression, Literal.of(scale)));
            return parts.length == 1 ? new Amount(scaled, Optional.empty()) : of(scaled, parts[1]);
        }
        Long part = PARTS.get(parts[0].replaceFirst("s$", ""));
        if (part != null && parts.length == 1 && inner instanceof Expression expression) {
            return new Amount(new Quotient(expression, Literal.of(part)), Optional.empty());
        }
        Amount plain = of(inner);
        String name =
                words.replaceFirst("^(?:U\\.?S\\.? )", "").replace(" ^", "^").replace("^ ", "^");
        Optional<String> unit = Unit.written(name).map(written -> written.unit().name());
        return new Amount(plain.node(), unit.isPresent() ? unit : plain.unit());
    }
}
