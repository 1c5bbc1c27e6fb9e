package dev.acumen.math;

import dev.acumen.math.Node.Interval;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.SetBuilder;
import dev.acumen.math.Node.SetOperation;
import dev.acumen.math.Node.Tuple;
import java.util.List;

/** Compares sets by how they are written, where {@link RealSets} cannot calculate them. */
final class SetComparison {

    private final ListComparison lists;

    SetComparison(ListComparison lists) {
        this.lists = lists;
    }

    /** Sets that are not sets of real numbers, or not certainly: part by part. */
    MathVerdict compare(Node left, Node right) {
        if (left instanceof Interval a && right instanceof Interval b) {
            if (a.hasLow() != b.hasLow() || a.hasHigh() != b.hasHigh()) {
                return MathVerdict.different("their ends differ");
            }
            return lists.inOrder(List.of(a.low(), a.high()), List.of(b.low(), b.high()));
        }
        boolean isList = left instanceof Sequence || right instanceof Sequence;
        if (left instanceof Interval interval && interval.hasLow() && interval.hasHigh() && isList) {
            return lists.compare(new Sequence(List.of(interval.low(), interval.high())), right);
        }
        if (right instanceof Interval interval && interval.hasLow() && interval.hasHigh() && isList) {
            return lists.compare(left, new Sequence(List.of(interval.low(), interval.high())));
        }
        if (left instanceof SetOperation a && right instanceof SetOperation b && a.kind() == b.kind()) {
            MathVerdict straight = lists.inOrder(List.of(a.left(), a.right()), List.of(b.left(), b.right()));
            boolean isSymmetric = a.kind() != SetOperation.Kind.DIFFERENCE;
            MathVerdict verdict = straight.isEqual() || !isSymmetric
                    ? straight
                    : lists.inOrder(List.of(a.left(), a.right()), List.of(b.right(), b.left()));
            return verdict.isDifferent() ? MathVerdict.undecided("sets that may be the same in another form") : verdict;
        }
        if (left instanceof SetBuilder a && right instanceof SetBuilder b) {
            MathVerdict parts = lists.inOrder(List.of(a.element(), a.condition()), List.of(b.element(), b.condition()));
            return parts.isDifferent() ? MathVerdict.undecided("sets that may be the same in another form") : parts;
        }
        boolean isOpen = left instanceof SetBuilder
                || right instanceof SetBuilder
                || left instanceof SetOperation
                || right instanceof SetOperation
                || (RealSets.isInequality(left) && isInterval(right))
                || (RealSets.isInequality(right) && isInterval(left));
        return isOpen
                ? MathVerdict.undecided("a set that cannot be calculated")
                : MathVerdict.different("a set is not the same as something else");
    }

    private static boolean isInterval(Node node) {
        return node instanceof Interval
                || (node instanceof Tuple tuple && tuple.items().size() == 2);
    }
}
