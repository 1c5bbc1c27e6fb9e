package dev.acumen.math;

import dev.acumen.math.Value.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A set of real numbers made of finitely many intervals.
 *
 * @param pieces apart from each other, in ascending order
 */
record RealSet(List<Piece> pieces) {

    /** An end of an interval: a number, or infinity. */
    record End(Optional<Value> number, boolean isIn) {
        static final End INFINITE = new End(Optional.empty(), false);
    }

    /** An interval; a single number is one with both its ends the same. */
    record Piece(End low, End high) {}

    static final RealSet EMPTY = new RealSet(List.of());
    static final RealSet ALL = new RealSet(List.of(new Piece(End.INFINITE, End.INFINITE)));

    static RealSet of(End low, End high, Algebra algebra) {
        Piece piece = new Piece(low, high);
        return isEmpty(piece, algebra) ? EMPTY : new RealSet(List.of(piece));
    }

    static RealSet point(Value value) {
        End end = new End(Optional.of(value), true);
        return new RealSet(List.of(new Piece(end, end)));
    }

    RealSet intersection(RealSet other, Algebra algebra) {
        List<Piece> common = new ArrayList<>();
        for (Piece a : pieces) {
            for (Piece b : other.pieces) {
                Piece piece = new Piece(laterLow(a.low(), b.low(), algebra), earlierHigh(a.high(), b.high(), algebra));
                if (!isEmpty(piece, algebra)) {
                    common.add(piece);
                }
            }
        }
        return new RealSet(common);
    }

    RealSet complement(Algebra algebra) {
        RealSet rest = ALL;
        for (Piece piece : pieces) {
            List<Piece> around = new ArrayList<>();
            piece.low()
                    .number()
                    .ifPresent(low -> around.add(new Piece(
                            End.INFINITE, new End(Optional.of(low), !piece.low().isIn()))));
            piece.high()
                    .number()
                    .ifPresent(high -> around.add(
                            new Piece(new End(Optional.of(high), !piece.high().isIn()), End.INFINITE)));
            rest = rest.intersection(new RealSet(around), algebra);
        }
        return rest;
    }

    RealSet union(RealSet other, Algebra algebra) {
        // By complements, which also joins pieces that touch.
        return complement(algebra)
                .intersection(other.complement(algebra), algebra)
                .complement(algebra);
    }

    RealSet shifted(Value by, Algebra algebra) {
        return mapped(value -> algebra.add(value, by), false);
    }

    RealSet negated(Algebra algebra) {
        return mapped(algebra::negate, true);
    }

    private RealSet mapped(UnaryOperator<Value> map, boolean isTurned) {
        List<Piece> mapped = new ArrayList<>();
        for (Piece piece : pieces) {
            End low = new End(piece.low().number().map(map), piece.low().isIn());
            End high = new End(piece.high().number().map(map), piece.high().isIn());
            mapped.add(isTurned ? 0 : mapped.size(), isTurned ? new Piece(high, low) : new Piece(low, high));
        }
        return new RealSet(List.copyOf(mapped));
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether both have the same pieces. */
    MathVerdict compare(RealSet other, Algebra algebra) {
        if (pieces.size() != other.pieces.size()) {
            return MathVerdict.different("sets of " + pieces.size() + " and " + other.pieces.size() + " pieces");
        }
        for (int i = 0; i < pieces.size(); i++) {
            Piece a = pieces.get(i);
            Piece b = other.pieces.get(i);
            if (!isSame(a.low(), b.low(), algebra) || !isSame(a.high(), b.high(), algebra)) {
                return MathVerdict.different("their ends differ");
            }
        }
        return MathVerdict.equal("the same set of real numbers");
    }

    private static boolean isSame(End a, End b, Algebra algebra) {
        if (a.number().isEmpty() || b.number().isEmpty()) {
            return a.number().isEmpty() && b.number().isEmpty();
        }
        return a.isIn() == b.isIn() && order(a.number().get(), b.number().get(), algebra) == 0;
    }

    private static boolean isEmpty(Piece piece, Algebra algebra) {
        if (piece.low().number().isEmpty() || piece.high().number().isEmpty()) {
            return false;
        }
        int order = order(piece.low().number().get(), piece.high().number().get(), algebra);
        return order > 0 || (order == 0 && !(piece.low().isIn() && piece.high().isIn()));
    }

    private static End laterLow(End a, End b, Algebra algebra) {
        if (a.number().isEmpty() || b.number().isEmpty()) {
            return a.number().isEmpty() ? b : a;
        }
        int order = order(a.number().get(), b.number().get(), algebra);
        return order > 0 || (order == 0 && !a.isIn()) ? a : b;
    }

    private static End earlierHigh(End a, End b, Algebra algebra) {
        if (a.number().isEmpty() || b.number().isEmpty()) {
            return a.number().isEmpty() ? b : a;
        }
        int order = order(a.number().get(), b.number().get(), algebra);
        return order < 0 || (order == 0 && !a.isIn()) ? a : b;
    }

    private static int order(Value a, Value b, Algebra algebra) {
        Likeness likeness = Value.compare(a, b);
        if (likeness == Likeness.UNCLEAR) {
            throw new Undecidable("the ends of intervals cannot be calculated exactly enough");
        }
        return likeness == Likeness.SAME ? 0 : algebra.signumOfReal(algebra.add(a, algebra.negate(b)));
    }
}
