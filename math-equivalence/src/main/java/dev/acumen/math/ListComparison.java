package dev.acumen.math;

import dev.acumen.math.Expressions.SignChoice;
import dev.acumen.math.Expressions.Signed;
import dev.acumen.math.Node.Ellipsis;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.FiniteSet;
import dev.acumen.math.Node.Matrix;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares answers that consist of several: tuples in order, sets and bare lists in any. */
final class ListComparison {

    private static final int MOST_SIGNS = 3;
    private static final int MOST_ITEMS = 200;

    private final Comparison comparison;

    ListComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    static boolean isCollection(Node node) {
        return node instanceof Sequence || node instanceof Tuple || node instanceof FiniteSet;
    }

    /** Equal if all are, different if one is. */
    static MathVerdict all(List<MathVerdict> verdicts) {
        Optional<MathVerdict> different =
                verdicts.stream().filter(MathVerdict::isDifferent).findFirst();
        return different.orElseGet(() -> verdicts.stream()
                .filter(verdict -> !verdict.isEqual())
                .findFirst()
                .orElse(MathVerdict.equal("equal in all parts")));
    }

    /** What an answer is a list of: its items, with plus-or-minus written out; itself if it is none. */
    static List<Node> expanded(Node node) {
        List<Node> items = new ArrayList<>();
        if (node instanceof Sequence sequence && Assignment.withoutCommonName(sequence) instanceof Sequence plain) {
            plain.items().forEach(item -> items.addAll(expanded(item)));
        } else if (node instanceof FiniteSet set) {
            set.items().forEach(item -> items.addAll(expanded(item)));
        } else if (node instanceof Expression expression) {
            items.addAll(signed(expression));
        } else {
            items.add(node);
        }
        return items;
    }

    MathVerdict compare(Node left, Node right) {
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return inOrder(a.items(), b.items());
        }
        Optional<List<Tuple>> solutions = solutions(left);
        Optional<List<Tuple>> others = solutions(right);
        boolean areSolutions = solutions.isPresent()
                && others.isPresent()
                && (solutions.get().size() > 1
                        || others.get().size() > 1
                        || left instanceof Tuple
                        || right instanceof Tuple);
        if (areSolutions) {
            return asSets(List.copyOf(solutions.get()), List.copyOf(others.get()));
        }
        if (left instanceof Tuple || right instanceof Tuple) {
            return compareWithTuple(left, right);
        }
        if (left instanceof Matrix || right instanceof Matrix) {
            return MathVerdict.different("a matrix is no list");
        }
        List<Node> a = expanded(left);
        List<Node> b = expanded(right);
        if (hasDots(a) || hasDots(b)) {
            return compareWithDots(a, b);
        }
        if (a.size() > MOST_ITEMS || b.size() > MOST_ITEMS) {
            return MathVerdict.undecided("too many items to compare");
        }
        if (isConditional(a) || isConditional(b)) {
            MathVerdict verdict = inAnyOrder(a, b);
            return verdict.isDifferent()
                    ? MathVerdict.undecided("answers with parameters, which may be renamed")
                    : verdict;
        }
        if (a.size() == 1 || b.size() == 1) {
            // "3/4, or 75%" gives one answer twice.
            MathVerdict every = all(pairs(a, b));
            return every.isDifferent() ? MathVerdict.different(a.size() + " answers are not " + b.size()) : every;
        }
        boolean areSets = left instanceof FiniteSet || right instanceof FiniteSet;
        return areSets ? asSets(a, b) : inAnyOrder(a, b);
    }

    /** What is a list of solutions in several unknowns: tuples, or assignments to all of them in turn. */
    private static Optional<List<Tuple>> solutions(Node node) {
        if (node instanceof Tuple tuple) {
            return Optional.of(List.of(tuple));
        }
        List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of();
        if (!items.isEmpty() && items.stream().allMatch(item -> item instanceof Tuple)) {
            return Optional.of(items.stream().map(item -> (Tuple) item).toList());
        }
        return Assignment.tuples(items);
    }

    /** Whether one of the items says what a parameter of the others is. */
    private static boolean isConditional(List<Node> items) {
        return items.size() > 1
                && items.stream()
                        .anyMatch(item -> item instanceof Relation relation
                                && relation.operators().equals(List.of(Relation.Operator.ELEMENT)));
    }

    private List<MathVerdict> pairs(List<Node> left, List<Node> right) {
        List<MathVerdict> verdicts = new ArrayList<>();
        for (Node a : left) {
            for (Node b : right) {
                verdicts.add(comparison.compare(a, b));
            }
        }
        return verdicts;
    }

    MathVerdict compareMatrices(Matrix left, Matrix right) {
        if (left.rows().size() != right.rows().size()
                || left.rows().get(0).size() != right.rows().get(0).size()) {
            return MathVerdict.different("matrices of different shapes");
        }
        return inOrder(cells(left), cells(right));
    }

    private MathVerdict compareWithTuple(Node left, Node right) {
        Tuple tuple = left instanceof Tuple one ? one : (Tuple) right;
        Node other = left instanceof Tuple ? right : left;
        if (other instanceof Matrix matrix
                && (matrix.rows().size() == 1 || matrix.rows().get(0).size() == 1)) {
            return inOrder(tuple.items(), cells(matrix));
        }
        if (other instanceof Sequence sequence) {
            List<Node> items = sequence.items().stream()
                    .map(item -> Assignment.of(item).map(Assignment::value).orElse(item))
                    .toList();
            return inOrder(tuple.items(), items);
        }
        return MathVerdict.different("a tuple is not the same as something without an order");
    }

    /** Part by part, each with its counterpart. */
    MathVerdict inOrder(List<? extends Node> left, List<? extends Node> right) {
        if (left.size() != right.size()) {
            return MathVerdict.different(left.size() + " parts are not " + right.size());
        }
        List<MathVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            verdicts.add(comparison.compare(left.get(i), right.get(i)));
        }
        return all(verdicts);
    }

    private MathVerdict inAnyOrder(List<Node> left, List<Node> right) {
        if (left.size() != right.size()) {
            return MathVerdict.different(left.size() + " answers are not " + right.size());
        }
        List<Node> open = new ArrayList<>(right);
        boolean isUndecided = false;
        boolean isMissing = false;
        for (Node item : left) {
            Search search = find(item, open);
            search.index().ifPresent(index -> open.remove((int) index));
            isUndecided |= search.index().isEmpty() && search.isUndecided();
            isMissing |= search.index().isEmpty() && !search.isUndecided();
        }
        return verdict(isMissing, isUndecided);
    }

    private MathVerdict asSets(List<Node> left, List<Node> right) {
        boolean isUndecided = false;
        boolean isMissing = false;
        for (Node item : left) {
            Search search = find(item, right);
            isUndecided |= search.index().isEmpty() && search.isUndecided();
            isMissing |= search.index().isEmpty() && !search.isUndecided();
        }
        for (Node item : right) {
            Search search = find(item, left);
            isUndecided |= search.index().isEmpty() && search.isUndecided();
            isMissing |= search.index().isEmpty() && !search.isUndecided();
        }
        return verdict(isMissing, isUndecided);
    }

    private record Search(Optional<Integer> index, boolean isUndecided) {}

    private Search find(Node item, List<Node> among) {
        boolean isUndecided = false;
        for (int i = 0; i < among.size(); i++) {
            MathVerdict verdict = comparison.compare(item, among.get(i));
            if (verdict.isEqual()) {
                return new Search(Optional.of(i), false);
            }
            isUndecided |= !verdict.isDifferent();
        }
        return new Search(Optional.empty(), isUndecided);
    }

    private static MathVerdict verdict(boolean isMissing, boolean isUndecided) {
        if (isMissing) {
            return MathVerdict.different("an item of the one is none of the other");
        }
        return isUndecided
                ? MathVerdict.undecided("items that cannot be compared")
                : MathVerdict.equal("the same items");
    }

    /** A list that goes on equals nothing but the same list; one that ends, or begins otherwise, is another. */
    private MathVerdict compareWithDots(List<Node> left, List<Node> right) {
        MathVerdict verdict = inOrder(left, right);
        if (verdict.isEqual() || hasDots(left) != hasDots(right)) {
            return verdict.isEqual() ? verdict : MathVerdict.different("only one of the lists goes on");
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            boolean isDots = left.get(i) instanceof Ellipsis || right.get(i) instanceof Ellipsis;
            if (isDots) {
                break;
            }
            if (comparison.compare(left.get(i), right.get(i)).isDifferent()) {
                return MathVerdict.different("the lists begin differently");
            }
        }
        return MathVerdict.undecided("lists that go on in ways that cannot be seen");
    }

    private static boolean hasDots(List<Node> items) {
        return items.stream().anyMatch(item -> item instanceof Ellipsis);
    }

    private static List<Expression> cells(Matrix matrix) {
        return matrix.rows().stream().flatMap(List::stream).toList();
    }

    private static List<Expression> signed(Expression expression) {
        Set<Integer> numbers = new TreeSet<>();
        for (Expression part : Expressions.all(expression)) {
            if (part instanceof SignChoice choice) {
                numbers.add(choice.number());
            }
        }
        if (numbers.isEmpty() || expression instanceof Signed) {
            return List.of(expression);
        }
        if (numbers.size() > MOST_SIGNS) {
            throw new Undecidable("too many signs of plus-or-minus");
        }
        List<Expression> variants = new ArrayList<>();
        for (int choice = 0; choice < 1 << numbers.size(); choice++) {
            int signs = 0;
            int bit = 0;
            for (int number : numbers) {
                signs |= (choice >> bit++ & 1) << number;
            }
            variants.add(new Signed(expression, signs));
        }
        return variants;
    }
}
