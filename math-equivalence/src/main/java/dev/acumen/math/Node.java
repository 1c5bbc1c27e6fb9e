package dev.acumen.math;

import java.util.List;

/** A parsed answer: an expression that has a value, or one of the things mathematicians build out of such. */
sealed interface Node {

    /** Something that comes to a number once its symbols have values. */
    non-sealed interface Expression extends Node {

        /** What it comes to. */
        Value value(Scope scope);

        /** The expressions it is made of. */
        List<Expression> parts();
    }

    /** A bare list such as {@code 1, 2, 3}; its order means nothing unless the other side has one. */
    record Sequence(List<Node> items) implements Node {}

    /** An ordered list in round or angle brackets; of two parts it may as well be an open interval. */
    record Tuple(List<Node> items) implements Node {}

    /** {@code {1, 2}}; order and repetition mean nothing. */
    record FiniteSet(List<Node> items) implements Node {}

    /** An interval with at least one square bracket. */
    record Interval(Node low, Node high, boolean hasLow, boolean hasHigh) implements Node {}

    /** A union, an intersection or a difference. */
    record SetOperation(Kind kind, Node left, Node right) implements Node {
        /** Which of them. */
        enum Kind {
            UNION,
            INTERSECTION,
            DIFFERENCE
        }
    }

    /** A set with a name of its own, such as the real numbers. */
    record NamedSet(String name) implements Node {
        static final NamedSet EMPTY = new NamedSet("empty");
        static final NamedSet REALS = new NamedSet("R");
    }

    /** All elements of a form for which a condition holds. */
    record SetBuilder(Node element, Node condition) implements Node {}

    /** Rows of equal length. */
    record Matrix(List<List<Expression>> rows) implements Node {}

    /** An equation, an inequality, or a chain of these: one operator less than sides. */
    record Relation(List<Node> sides, List<Operator> operators) implements Node {
        /** What may stand between two sides. */
        enum Operator {
            EQUAL,
            APPROXIMATE,
            UNEQUAL,
            LESS,
            AT_MOST,
            GREATER,
            AT_LEAST,
            ELEMENT,
            CONGRUENT,
            OTHER
        }
    }

    /** A residue with its modulus, as in {@code 3 (mod 7)}. */
    record Residue(Node value, Node modulus) implements Node {}

    /**
     * {@code 2:3}.
     *
     * @param isClock whether it may as well be a time of day, such as {@code 12:05}
     */
    record Ratio(List<Expression> parts, boolean isClock) implements Node {}

    /** A numeral that states its base. */
    record BasedNumber(String digits, int base) implements Node {}

    /** An amount of something. */
    record Measured(Node amount, String unit) implements Node {}

    /** Dots that stand for more of the same. */
    record Ellipsis() implements Node {}

    /** An answer in words. */
    record Words(String text) implements Node {}

    /** Mathematics that is understood no further than letter by letter. */
    record Opaque(String text) implements Node {}
}
