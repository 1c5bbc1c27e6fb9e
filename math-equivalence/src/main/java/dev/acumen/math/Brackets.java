package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.FiniteSet;
import dev.acumen.math.Node.Interval;
import dev.acumen.math.Node.Matrix;
import dev.acumen.math.Node.NamedSet;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.SetBuilder;
import dev.acumen.math.Node.Tuple;
import dev.acumen.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The part of the parser for what stands in brackets: groups, tuples, intervals, sets, absolute values, matrices. */
final class Brackets {

    private static final int MOST_CELLS = 400;

    private final Cursor cursor;
    private final Parser parser;
    private final Terms terms;

    Brackets(Cursor cursor, Parser parser, Terms terms) {
        this.cursor = cursor;
        this.parser = parser;
        this.terms = terms;
    }

    /** What stands in the bracket that opens here. */
    Node bracketed() {
        Token open = cursor.next();
        return switch (open.text()) {
            case "(", "[", "]" -> round(open);
            case "{" -> group();
            case "|" -> bars("|", "|");
            default -> throw new Undecidable("'" + open.text() + "' stands where a number should");
        };
    }

    /** What stands behind an opening command that has been read. */
    Node bracketed(Token command) {
        return switch (command.text()) {
            case "{", "lbrace" -> set();
            case "lbrack" -> round(new Token(Kind.SYMBOL, "[", false));
            case "langle" -> vector();
            case "lvert", "vert" -> bars("|", command.text().equals("vert") ? "vert" : "rvert");
            case "|", "lVert" -> bars("|", command.text().equals("|") ? "|" : "rVert");
            case "lfloor" -> call(Function.FLOOR, "rfloor");
            case "lceil" -> call(Function.CEILING, "rceil");
            case "begin" -> environment();
            default -> throw new Undecidable("the command \\" + command.text() + " is not understood");
        };
    }

    private Node round(Token open) {
        List<Node> items = parser.itemsUntil(open.isSymbol("]") ? "[" : ")", "rbrack");
        Token close = cursor.peek();
        boolean isClosed =
                close.isSymbol(")") || close.isSymbol("]") || close.isSymbol("[") || close.isCommand("rbrack");
        if (!isClosed) {
            throw cursor.unexpected("a bracket is not closed");
        }
        cursor.next();
        boolean isLowIn = open.isSymbol("[");
        boolean isHighIn = close.isSymbol("]") || close.isCommand("rbrack");
        if (items.isEmpty()) {
            throw new Undecidable("brackets with nothing in them");
        }
        if (items.size() == 1) {
            return items.get(0);
        }
        if (isLowIn && isHighIn && items.stream().allMatch(Brackets::isRow)) {
            return matrix(items.stream().map(Brackets::cells).toList());
        }
        if (items.size() == 2 && (isLowIn || isHighIn || open.isSymbol("]"))) {
            return new Interval(items.get(0), items.get(1), isLowIn, isHighIn);
        }
        return new Tuple(items);
    }

    private static boolean isRow(Node node) {
        return (node instanceof Interval interval && interval.hasLow() && interval.hasHigh())
                || (node instanceof Tuple tuple && tuple.items().size() > 2);
    }

    private static List<Expression> cells(Node row) {
        List<Node> items =
                row instanceof Interval interval ? List.of(interval.low(), interval.high()) : ((Tuple) row).items();
        return items.stream().map(Combination::expression).toList();
    }

    /** Braces of TeX, which people also type for those of a set. */
    private Node group() {
        List<Node> items = parser.itemsUntil("}", "}");
        if (items.size() == 1 && cursor.acceptCommand("choose")) {
            Expression below = terms.expression();
            cursor.expectSymbol("}");
            return new Call(Function.BINOMIAL, List.of(Combination.expression(items.get(0)), below));
        }
        if (!cursor.acceptSymbol("}")) {
            throw cursor.unexpected("a brace is not closed");
        }
        if (items.isEmpty()) {
            throw new Undecidable("braces with nothing in them");
        }
        return items.size() == 1 ? items.get(0) : new Sequence(items);
    }

    private Node set() {
        cursor.colonBar(true);
        List<Node> items = parser.itemsUntil("}", "}");
        cursor.colonBar(false);
        boolean isBuilder = items.size() == 1
                && (cursor.peek().isCommand("mid")
                        || cursor.peek().isSymbol("|")
                        || cursor.peek().isSymbol(":"));
        Node set = items.isEmpty() ? NamedSet.EMPTY : new FiniteSet(items);
        if (isBuilder) {
            cursor.next();
            List<Node> conditions = parser.itemsUntil("}", "}");
            set = new SetBuilder(items.get(0), conditions.size() == 1 ? conditions.get(0) : new Sequence(conditions));
        }
        if (!cursor.acceptCommand("}") && !cursor.acceptCommand("rbrace") && !cursor.acceptSymbol("}")) {
            throw cursor.unexpected("a set is not closed");
        }
        return set;
    }

    private Node vector() {
        List<Node> items = parser.itemsUntil(">", "rangle");
        if (!cursor.acceptCommand("rangle")) {
            throw cursor.unexpected("a vector is not closed");
        }
        return new Tuple(items);
    }

    private Node bars(String symbol, String command) {
        int before = cursor.bars(1);
        Expression inner = terms.expression();
        cursor.bars(before);
        if (!cursor.acceptSymbol(symbol) && !cursor.acceptCommand(command)) {
            throw cursor.unexpected("a bar is not closed");
        }
        return new Call(Function.ABS, List.of(inner));
    }

    private Node call(Function function, String close) {
        int before = cursor.bars(0);
        Expression inner = terms.expression();
        cursor.bars(before);
        if (!cursor.acceptCommand(close)) {
            throw cursor.unexpected("\\" + close + " is missing");
        }
        return new Call(function, List.of(inner));
    }

    private Node environment() {
        String name = environmentName();
        if (name.equals("array")) {
            skipGroup();
        }
        if (name.equals("cases")) {
            return new Cases(cursor, parser).parse();
        }
        if (!name.endsWith("matrix") && !name.equals("array")) {
            throw new Undecidable("the environment " + name + " is not understood");
        }
        List<List<Expression>> rows = new ArrayList<>();
        List<Expression> row = new ArrayList<>();
        int cells = 0;
        while (!cursor.peek().isCommand("end")) {
            row.add(terms.expression());
            if (++cells > MOST_CELLS) {
                throw new Undecidable("a matrix is too large");
            }
            if (cursor.acceptSymbol("&")) {
                continue;
            }
            if (cursor.acceptCommand("\\") || cursor.acceptCommand("cr")) {
                rows.add(row);
                row = new ArrayList<>();
            } else if (!cursor.peek().isCommand("end")) {
                throw cursor.unexpected("a matrix is not closed");
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        cursor.next();
        environmentName();
        if (rows.isEmpty()) {
            throw new Undecidable("a matrix with nothing in it");
        }
        return name.equals("vmatrix") ? Combination.determinant(rows) : matrix(rows);
    }

    private static Matrix matrix(List<List<Expression>> rows) {
        if (rows.stream().anyMatch(row -> row.size() != rows.get(0).size())) {
            throw new Undecidable("a matrix with rows of different lengths");
        }
        return new Matrix(rows.stream().map(List::copyOf).toList());
    }

    private String environmentName() {
        cursor.expectSymbol("{");
        StringBuilder name = new StringBuilder();
        while (!cursor.peek().isSymbol("}") && !cursor.isAtEnd()) {
            name.append(cursor.next().text());
        }
        cursor.expectSymbol("}");
        return name.toString();
    }

    private void skipGroup() {
        cursor.expectSymbol("{");
        while (!cursor.isAtEnd() && !cursor.acceptSymbol("}")) {
            cursor.next();
        }
    }
}
