package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Node.BasedNumber;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Matrix;
import dev.acumen.math.Node.Opaque;
import dev.acumen.math.Node.Ratio;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Residue;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares parsed answers: by what they are first, then part by part, expressions by their values. */
final class Comparison {

    private final Effort effort;
    private final Sampling sampling;
    private final Rounding rounding;
    private final WordComparison words;
    private final RatioComparison ratios;
    private final Relations relations;
    private final RealSets sets;
    private final ListComparison lists;
    private final SetComparison writtenSets;

    Comparison(Effort effort) {
        this.effort = effort;
        this.sampling = new Sampling(effort);
        this.rounding = new Rounding(effort);
        this.words = new WordComparison(this, sampling);
        this.ratios = new RatioComparison(this, sampling);
        this.relations = new Relations(effort);
        this.sets = new RealSets(effort);
        this.lists = new ListComparison(this);
        this.writtenSets = new SetComparison(lists);
    }

    /** Whether the answer is the same as the reference. */
    MathVerdict compare(Node gold, Node answer) {
        effort.spend(1);
        if (gold.equals(answer)) {
            return MathVerdict.equal("the same");
        }
        if (gold instanceof Words || answer instanceof Words) {
            return words.compare(gold, answer);
        }
        if (gold instanceof Opaque || answer instanceof Opaque) {
            return MathVerdict.undecided("one of them is not understood");
        }
        Amount left = Amount.of(gold);
        Amount right = Amount.of(answer);
        if (left.unit().isPresent() || right.unit().isPresent() || left.node() != gold || right.node() != answer) {
            return compareAmounts(left, right);
        }
        if (gold instanceof Relation || answer instanceof Relation) {
            return compareRelations(gold, answer);
        }
        return compareValues(gold, answer);
    }

    private MathVerdict compareValues(Node left, Node right) {
        if (RealSets.isWrittenAsSet(left) || RealSets.isWrittenAsSet(right)) {
            Optional<MathVerdict> verdict = sets.compare(left, right);
            return verdict.orElseGet(() -> writtenSets.compare(left, right));
        }
        List<Node> a = ListComparison.expanded(left);
        List<Node> b = ListComparison.expanded(right);
        if (ListComparison.isCollection(left) || ListComparison.isCollection(right) || a.size() > 1 || b.size() > 1) {
            return lists.compare(left, right);
        }
        if (left instanceof Matrix x && right instanceof Matrix y) {
            return lists.compareMatrices(x, y);
        }
        if (left instanceof Ratio || right instanceof Ratio) {
            return ratios.compareRatios(left, right);
        }
        if (left instanceof BasedNumber x && right instanceof BasedNumber y) {
            return ratios.compareBased(x, y);
        }
        if (left instanceof Residue || right instanceof Residue) {
            return ratios.compareResidues(left, right);
        }
        if (left instanceof Expression x && right instanceof Expression y) {
            return compareExpressions(x, y);
        }
        return MathVerdict.different("a " + kind(left) + " is no " + kind(right));
    }

    /** Expressions, of which one may be a decimal that stands for the other. */
    private MathVerdict compareExpressions(Expression left, Expression right) {
        int infinity = RealSets.infinity(left);
        if (infinity != 0 || RealSets.infinity(right) != 0) {
            return infinity == RealSets.infinity(right)
                    ? MathVerdict.equal("both infinite")
                    : MathVerdict.different("only one is infinite, or their signs differ");
        }
        MathVerdict verdict = sampling.compare(left, right);
        if (verdict.isDifferent() && Expressions.isConstant(left) != Expressions.isConstant(right)) {
            return sampling.compare(LetterUnit.without(left), LetterUnit.without(right));
        }
        if (verdict.isEqual() || !(rounding.isRounded(left, right) || rounding.isRounded(right, left))) {
            return verdict;
        }
        return MathVerdict.equal("the decimal is the rounded value");
    }

    private MathVerdict compareRelations(Node gold, Node answer) {
        Optional<Assignment> left = Assignment.of(gold);
        Optional<Assignment> right = Assignment.of(answer);
        if (left.isPresent() && right.isPresent() && left.get().agreesInName(right.get())) {
            return compareAssigned(left.get(), right.get());
        }
        if (gold instanceof Relation a && answer instanceof Relation b) {
            if (RealSets.isWrittenAsSet(a) || RealSets.isWrittenAsSet(b)) {
                Optional<MathVerdict> verdict = sets.compare(a, b);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
            }
            return relations.compare(a, b);
        }
        if (left.isPresent()) {
            return eitherValue(left.get(), value -> compare(value, answer));
        }
        if (right.isPresent()) {
            return eitherValue(right.get(), value -> compare(gold, value));
        }
        Relation relation = gold instanceof Relation one ? one : (Relation) answer;
        Node last = relation.sides().get(relation.sides().size() - 1);
        if (relations.isIdentity(relation)) {
            return gold == relation ? compare(last, answer) : compare(gold, last);
        }
        return compareValues(gold, answer);
    }

    private MathVerdict compareAssigned(Assignment left, Assignment right) {
        return eitherValue(left, a -> eitherValue(right, b -> compare(a, b)));
    }

    private interface Verdict {
        MathVerdict on(Node value);
    }

    /** The value decides; the approximation beside it counts where it is the value, rounded. */
    private MathVerdict eitherValue(Assignment assignment, Verdict verdict) {
        MathVerdict exact = verdict.on(assignment.value());
        boolean isRounding = !exact.isEqual()
                && assignment.approximation().isPresent()
                && rounding.isRounding(
                        assignment.value(), assignment.approximation().get());
        return isRounding ? verdict.on(assignment.approximation().get()) : exact;
    }

    private MathVerdict compareAmounts(Amount left, Amount right) {
        boolean areAngles = (left.isIn(Amount.DEGREE) && right.isIn(Amount.RADIAN))
                || (left.isIn(Amount.RADIAN) && right.isIn(Amount.DEGREE));
        if (left.clashesWith(right) && !areAngles) {
            return MathVerdict.different(left.unit().orElse("") + " is another unit than "
                    + right.unit().orElse(""));
        }
        if (!areAngles) {
            MathVerdict plain = compare(left.node(), right.node());
            if (!plain.isDifferent() || left.unit().equals(right.unit())) {
                return plain;
            }
        }
        // One side leaves the unit out, and may have converted the number for it.
        Optional<Node> a = converted(left);
        Optional<Node> b = converted(right);
        return a.isPresent() || b.isPresent()
                ? compare(a.orElse(left.node()), b.orElse(right.node()))
                : MathVerdict.different("different amounts");
    }

    private static Optional<Node> converted(Amount amount) {
        if (!(amount.node() instanceof Expression number)) {
            return Optional.empty();
        }
        if (amount.isIn(Amount.PERCENT)) {
            return Optional.of(new Quotient(number, Literal.of(100)));
        }
        return amount.isIn(Amount.DEGREE)
                ? Optional.of(new Product(List.of(number, new Quotient(Expressions.Constant.PI, Literal.of(180)))))
                : Optional.empty();
    }

    /** What it is, for messages. */
    static String kind(Node node) {
        if (node instanceof Expression) {
            return "number or expression";
        }
        return node instanceof Sequence
                ? "list"
                : node.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
