package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Constant;
import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.NamedSet;
import dev.acumen.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of the parser for names: variables with their subscripts, functions without a meaning, figures, sets. */
final class Symbols {

    private static final Set<String> FUNCTION_LETTERS = Set.of("f", "g", "h", "F", "G", "H");

    /** Letters that SymPy and Mathematica use for functions, as in S(1)/3 and N[5]. */
    private static final Set<String> ALGEBRA_SYSTEM = Set.of("S", "N");

    private static final int MOST_EVENT_TOKENS = 12;

    private static final List<String> INVERSE = List.of("^", "{", "-", "1", "}");

    private final Cursor cursor;
    private final Parser parser;
    private final Atoms atoms;

    Symbols(Cursor cursor, Parser parser, Atoms atoms) {
        this.cursor = cursor;
        this.parser = parser;
        this.atoms = atoms;
    }

    Node symbol(String letter) {
        StringBuilder name = new StringBuilder(letter);
        List<Expression> indices = new ArrayList<>();
        while (cursor.peek().isSymbol("_") || cursor.peek().isSymbol("'")) {
            if (cursor.next().isSymbol("'")) {
                name.append('\'');
            } else {
                subscript(name, indices);
            }
        }
        boolean isOfAlgebraSystem = ALGEBRA_SYSTEM.contains(letter)
                && (cursor.peek().isSymbol("(") || cursor.peek().isSymbol("["))
                && cursor.peek(1).is(Kind.NUMBER);
        if (isOfAlgebraSystem) {
            throw new Undecidable("the function " + letter + " of a computer algebra system is not known");
        }
        if (FUNCTION_LETTERS.contains(letter) && isInverseAhead()) {
            for (int i = 0; i < INVERSE.size(); i++) {
                name.append(cursor.next().text());
            }
        }
        if (letter.equals("C") && isPairAhead()) {
            cursor.next();
            List<Node> pair = parser.itemsUntil(")", ")");
            cursor.expectSymbol(")");
            return new Call(
                    Function.BINOMIAL,
                    pair.stream().map(Combination::expression).toList());
        }
        if (FUNCTION_LETTERS.contains(letter) && cursor.peek().isSymbol("(")) {
            cursor.next();
            for (Node argument : parser.itemsUntil(")", ")")) {
                indices.add(Combination.expression(argument));
            }
            cursor.expectSymbol(")");
            if (cursor.acceptSymbol("_")) {
                subscript(name, new ArrayList<>());
            }
        }
        if (letter.equals("P") && isEventAhead()) {
            return event(letter);
        }
        if (!indices.isEmpty()) {
            return new Applied(name.toString(), indices);
        }
        return switch (name.toString()) {
            case "e" -> Constant.E;
            case "i" -> cursor.isIndexI() ? new Symbol("i") : Constant.I;
            default -> new Symbol(name.toString());
        };
    }

    /** As in f^{-1}(x), which is no power. */
    private boolean isInverseAhead() {
        for (int i = 0; i < INVERSE.size(); i++) {
            if (!cursor.peek(i).text().equals(INVERSE.get(i))) {
                return false;
            }
        }
        return cursor.peek(INVERSE.size()).isSymbol("(");
    }

    /** As in P(X=2) and P(A|B), the probability of an event or a condition. */
    private boolean isEventAhead() {
        if (!cursor.peek().isSymbol("(")) {
            return false;
        }
        boolean hasRelation = false;
        for (int i = 1; i < MOST_EVENT_TOKENS && !cursor.peek(i).is(Kind.END); i++) {
            Token token = cursor.peek(i);
            if (token.isSymbol("(") || token.isSymbol(")")) {
                return token.isSymbol(")") && hasRelation;
            }
            hasRelation |= token.isSymbol("|")
                    || token.isCommand("mid")
                    || Operators.of(token).isPresent();
        }
        return false;
    }

    private Symbol event(String letter) {
        StringBuilder name = new StringBuilder(letter);
        Token token;
        do {
            token = cursor.next();
            name.append(token.text());
        } while (!token.isSymbol(")"));
        return new Symbol(name.toString());
    }

    /** As in C(8, 3), the number of choices. */
    private boolean isPairAhead() {
        return cursor.peek().isSymbol("(")
                && (cursor.peek(1).is(Kind.NUMBER) || cursor.peek(1).is(Kind.LETTER))
                && cursor.peek(2).isSymbol(",")
                && (cursor.peek(3).is(Kind.NUMBER) || cursor.peek(3).is(Kind.LETTER))
                && cursor.peek(4).isSymbol(")");
    }

    /** A subscript that is a number or a word is part of the name; one with variables in it is an index. */
    private void subscript(StringBuilder name, List<Expression> indices) {
        Token next = cursor.peek();
        if (next.isProse()) {
            name.append('_').append(cursor.next().text());
            return;
        }
        boolean isProse =
                next.isSymbol("{") && cursor.peek(1).isProse() && cursor.peek(2).isSymbol("}");
        if (isProse) {
            name.append('_').append(cursor.peek(1).text());
            cursor.next();
            cursor.next();
            cursor.next();
            return;
        }
        if (next.isSymbol("{")) {
            cursor.next();
            List<Node> items = parser.itemsUntil("}", "}");
            cursor.expectSymbol("}");
            items.forEach(item -> index(Combination.expression(item), name, indices));
        } else {
            index(Combination.expression(next.is(Kind.NUMBER) ? atoms.plainNumber() : atoms.atom()), name, indices);
        }
    }

    private static void index(Expression index, StringBuilder name, List<Expression> indices) {
        if (index instanceof Literal literal) {
            name.append('_').append(literal.number());
        } else {
            indices.add(index);
        }
    }

    Node accented(String accent) {
        boolean isBar = accent.equals("overline") || accent.equals("bar");
        Token content = cursor.peek(1);
        boolean isConjugate = isBar
                && cursor.peek().isSymbol("{")
                && content.is(Kind.LETTER)
                && Set.of("z", "w").contains(content.text())
                && cursor.peek(2).isSymbol("}");
        if (isConjugate) {
            return new Call(Function.CONJUGATE, List.of(atoms.group()));
        }
        StringBuilder name = new StringBuilder(accent).append(' ');
        if (cursor.acceptSymbol("{")) {
            while (cursor.peek().is(Kind.LETTER) || cursor.peek().is(Kind.NUMBER)) {
                name.append(cursor.next().text());
            }
            cursor.expectSymbol("}");
        } else {
            name.append(cursor.next().text());
        }
        return symbol(name.toString());
    }

    Node figure(String kind) {
        StringBuilder name = new StringBuilder(kind).append(' ');
        while (cursor.peek().is(Kind.LETTER)) {
            name.append(cursor.next().text());
        }
        return new Symbol(name.toString());
    }

    Node namedSet() {
        boolean isBraced = cursor.acceptSymbol("{");
        String letter = cursor.next().text();
        if (isBraced) {
            cursor.expectSymbol("}");
        }
        if (cursor.acceptSymbol("^") || cursor.peek().isSymbol("_")) {
            cursor.acceptSymbol("_");
            boolean isGrouped = cursor.acceptSymbol("{");
            letter += cursor.next().text();
            if (isGrouped) {
                cursor.expectSymbol("}");
            }
        }
        return new NamedSet(letter);
    }
}
