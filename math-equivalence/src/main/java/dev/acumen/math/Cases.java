package dev.acumen.math;

import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Piecewise.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the parser for what stands behind a left brace: systems of equations, and functions defined by cases. */
final class Cases {

    private static final int MOST_ROWS = 40;

    private final Cursor cursor;
    private final Parser parser;

    Cases(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /** Rows of one column are a list; of two, the forms of one expression and their conditions. */
    Node parse() {
        List<Node> rows = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        while (!cursor.peek().isCommand("end")) {
            skipProse();
            Node form = parser.item();
            skipProse();
            if (cursor.acceptSymbol("&")) {
                pieces.add(new Piece(Combination.expression(form), condition()));
            } else {
                rows.add(form);
            }
            boolean isRowEnded = cursor.acceptCommand("\\") || cursor.peek().isCommand("end");
            if (!isRowEnded || rows.size() + pieces.size() > MOST_ROWS) {
                throw cursor.unexpected("a list of cases is not closed");
            }
        }
        skipEnd();
        if (pieces.isEmpty() == rows.isEmpty()) {
            throw new Undecidable("a list of cases with nothing in it, or with conditions for some");
        }
        return pieces.isEmpty() ? new Sequence(rows) : new Piecewise(pieces);
    }

    private Optional<Relation> condition() {
        skipProse();
        if (cursor.peek().isCommand("\\") || cursor.peek().isCommand("end")) {
            return Optional.empty();
        }
        Node condition = parser.item();
        skipProse();
        if (condition instanceof Relation relation
                && relation.sides().stream().allMatch(side -> side instanceof Expression)) {
            return Optional.of(relation);
        }
        throw new Undecidable("a case whose condition is no inequality");
    }

    private void skipProse() {
        while (cursor.peek().isProse()
                || cursor.peek().isSymbol(",")
                || cursor.peek().isCommand("quad")) {
            cursor.next();
        }
    }

    private void skipEnd() {
        while (!cursor.isAtEnd()) {
            if (cursor.next().isSymbol("}")) {
                return;
            }
        }
    }
}
