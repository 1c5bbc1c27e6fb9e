package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Node.Sequence;
import java.math.BigInteger;
import java.util.Optional;

/** Pairs of whole numbers that may be one number with a comma for its point. */
final class DecimalComma {

    private DecimalComma() {}

    static Optional<Node> of(Node node) {
        boolean isPair = node instanceof Sequence sequence
                && sequence.items().size() == 2
                && sequence.items().get(0) instanceof Literal whole
                && whole.number().isInteger()
                && sequence.items().get(1) instanceof Literal decimals
                && decimals.number().isInteger();
        if (!isPair) {
            return Optional.empty();
        }
        Literal whole = (Literal) ((Sequence) node).items().get(0);
        Literal decimals = (Literal) ((Sequence) node).items().get(1);
        BigInteger scale = BigInteger.TEN.pow(decimals.significant());
        return Optional.of(
                Literal.of(whole.number().plus(Rational.of(decimals.number().numerator(), scale))));
    }
}
