package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Expressions.Sum;
import dev.acumen.math.Node.BasedNumber;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Ratio;
import dev.acumen.math.Node.Residue;
import dev.acumen.math.Value.Exact;
import dev.acumen.math.Value.Likeness;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares ratios, residues and numerals of other bases. */
final class RatioComparison {

    private final Comparison comparison;
    private final Sampling sampling;

    RatioComparison(Comparison comparison, Sampling sampling) {
        this.comparison = comparison;
        this.sampling = sampling;
    }

    MathVerdict compareBased(BasedNumber left, BasedNumber right) {
        return based(left).equals(based(right))
                ? MathVerdict.equal("the same number")
                : MathVerdict.different("different numbers");
    }

    MathVerdict compareRatios(Node left, Node right) {
        if (left instanceof Ratio a && right instanceof Ratio b) {
            if (a.parts().size() != b.parts().size()) {
                return MathVerdict.different("ratios of different numbers of parts");
            }
            List<MathVerdict> verdicts = new ArrayList<>();
            for (int i = 0; i < a.parts().size(); i++) {
                verdicts.add(comparison.compare(a.parts().get(i), b.parts().get(i)));
            }
            MathVerdict same = ListComparison.all(verdicts);
            return same.isEqual() || (a.isClock() && b.isClock()) ? same : compareProportions(a, b);
        }
        Ratio ratio = left instanceof Ratio one ? one : (Ratio) right;
        Node other = left instanceof Ratio ? right : left;
        if (ratio.parts().size() == 2 && other instanceof Expression number) {
            return sampling.compare(
                    new Quotient(ratio.parts().get(0), ratio.parts().get(1)), number);
        }
        return MathVerdict.different("a ratio is no " + Comparison.kind(other));
    }

    private MathVerdict compareProportions(Ratio left, Ratio right) {
        List<MathVerdict> verdicts = new ArrayList<>();
        for (int i = 1; i < left.parts().size(); i++) {
            verdicts.add(sampling.compare(
                    new Product(List.of(left.parts().get(0), right.parts().get(i))),
                    new Product(List.of(left.parts().get(i), right.parts().get(0)))));
        }
        return ListComparison.all(verdicts);
    }

    MathVerdict compareResidues(Node left, Node right) {
        if (left instanceof Residue a && right instanceof Residue b) {
            return ListComparison.all(List.of(comparison.compare(a.modulus(), b.modulus()), compareModulo(a, b)));
        }
        Node a = left instanceof Residue residue ? residue.value() : left;
        Node b = right instanceof Residue residue ? residue.value() : right;
        return comparison.compare(a, b);
    }

    private MathVerdict compareModulo(Residue left, Residue right) {
        if (left.value() instanceof Expression a
                && right.value() instanceof Expression b
                && left.modulus() instanceof Expression modulus) {
            Expression difference = new Sum(List.of(a, new Negative(b)));
            Optional<Value> rest = sampling.constant(new Call(Function.MODULO, List.of(difference, modulus)));
            if (rest.isPresent()) {
                return Value.compare(rest.get(), Exact.ZERO) == Likeness.SAME
                        ? MathVerdict.equal("the same residue")
                        : MathVerdict.different("different residues");
            }
        }
        return comparison.compare(left.value(), right.value());
    }

    private static BigInteger based(BasedNumber number) {
        try {
            return new BigInteger(number.digits(), number.base());
        } catch (NumberFormatException e) {
            throw new Undecidable(number.digits() + " is no number of base " + number.base());
        }
    }
}
