package dev.acumen.math;

import dev.acumen.math.Expressions.Constant;
import dev.acumen.math.Expressions.Degrees;
import dev.acumen.math.Expressions.Percent;
import dev.acumen.math.Expressions.SignChoice;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Token.Kind;
import java.util.List;
import java.util.Set;

/** The part of the parser for sums, products and powers. */
final class Terms {

    private static final Set<String> FACTOR_COMMANDS = Set.of(
            "frac",
            "dfrac",
            "tfrac",
            "cfrac",
            "sqrt",
            "binom",
            "dbinom",
            "tbinom",
            "infty",
            "pi",
            "lfloor",
            "lceil",
            "lvert",
            "|",
            "vert",
            "lVert",
            "langle",
            "begin",
            "sum",
            "prod",
            "overline",
            "bar",
            "vec",
            "overrightarrow",
            "hat",
            "widehat",
            "mathbb",
            "angle",
            "triangle",
            "imath",
            "emptyset",
            "varnothing",
            "{",
            "lbrace",
            "lbrack",
            "dot",
            "tilde",
            "Re",
            "Im",
            "measuredangle",
            "pmb");

    private final Cursor cursor;
    private final Atoms atoms;

    Terms(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.atoms = new Atoms(cursor, parser, this);
    }

    /** Terms with plus and minus between them. */
    Node sum() {
        cursor.enter();
        Node left = term();
        while (true) {
            Token token = cursor.peek();
            if (token.isSymbol("+")) {
                cursor.next();
                left = Combination.sum(left, term());
            } else if (token.isSymbol("-")) {
                cursor.next();
                left = Combination.sum(left, Combination.negative(term()));
            } else if (token.isCommand("pm") || token.isCommand("mp")) {
                left = Combination.sum(left, eitherSign());
            } else {
                cursor.leave();
                return left;
            }
        }
    }

    /** The sum, which must be an expression. */
    Expression expression() {
        return Combination.expression(sum());
    }

    /** Factors with or without signs of multiplication between them. */
    Node term() {
        Node left = factor();
        while (true) {
            Token token = cursor.peek();
            if (token.isSymbol("*") || token.isCommand("times") || token.isCommand("cdot") || token.isCommand("ast")) {
                cursor.next();
                left = Combination.product(left, factor());
            } else if (token.isSymbol("/") || token.isCommand("div")) {
                cursor.next();
                left = Combination.quotient(left, factor());
            } else if (token.isCommand("bmod")
                    || (token.is(Kind.WORD) && token.text().equals("mod"))) {
                cursor.next();
                left = new Expressions.Call(
                        Function.MODULO, List.of(Combination.expression(left), Combination.expression(factor())));
            } else if (startsFactor(token)) {
                left = Combination.product(left, power());
            } else {
                return left;
            }
        }
    }

    /** What belongs to a function without brackets: the factors up to the next sign or function. */
    Node argument() {
        Node left = factor();
        while (true) {
            Token token = cursor.peek();
            if (token.isSymbol("/") && cursor.peek(1).is(Kind.NUMBER)) {
                cursor.next();
                left = Combination.quotient(left, power());
            } else if (startsFactor(token) && !isFunction(token)) {
                left = Combination.product(left, power());
            } else {
                return left;
            }
        }
    }

    private Node factor() {
        Token token = cursor.peek();
        if (token.isSymbol("-")) {
            cursor.next();
            cursor.enter();
            Node inner = factor();
            cursor.leave();
            return Combination.negative(inner);
        }
        if (token.isSymbol("+")) {
            cursor.next();
            cursor.enter();
            Node inner = factor();
            cursor.leave();
            return inner;
        }
        if (token.isCommand("pm") || token.isCommand("mp")) {
            return eitherSign();
        }
        return power();
    }

    private Node eitherSign() {
        boolean isLowerFirst = cursor.next().isCommand("mp");
        // Minus-or-plus repeats the choice of the plus-or-minus before it; each plus-or-minus is a choice of its own.
        int number = isLowerFirst ? 0 : cursor.nextSign();
        return new SignChoice(number, isLowerFirst, Combination.expression(term()));
    }

    private Node power() {
        Node base = postfix(atoms.atom());
        while (cursor.peek().isSymbol("^")) {
            cursor.next();
            base = raised(base);
        }
        return base;
    }

    private Node raised(Node base) {
        if (isDegree()) {
            return postfix(new Degrees(Combination.expression(base)));
        }
        if (cursor.peek().isCommand("prime") || cursor.peek().isSymbol("'")) {
            throw new Undecidable("a derivative of what is no symbol");
        }
        Node exponent = exponent();
        if (cursor.peek().isSymbol("^")) {
            cursor.next();
            exponent = Combination.power(exponent, exponent());
        }
        return postfix(Combination.power(base, exponent));
    }

    /** What stands raised: a group in braces, or one sign and one atom. */
    Node exponent() {
        if (cursor.acceptSymbol("-")) {
            return Combination.negative(exponent());
        }
        if (cursor.acceptSymbol("+")) {
            return exponent();
        }
        return cursor.peek().is(Kind.NUMBER) ? atoms.plainNumber() : atoms.atom();
    }

    private boolean isDegree() {
        int mark = cursor.mark();
        boolean isBraced = cursor.acceptSymbol("{");
        boolean isDegree = cursor.acceptCommand("circ") || cursor.acceptCommand("degree");
        if (isDegree && isBraced) {
            cursor.expectSymbol("}");
        }
        if (!isDegree) {
            cursor.reset(mark);
        }
        return isDegree;
    }

    private Node postfix(Node base) {
        Node node = base;
        while (true) {
            Token token = cursor.peek();
            if (token.isSymbol("!")) {
                cursor.next();
                boolean isDouble = cursor.acceptSymbol("!");
                node = new Expressions.Call(
                        isDouble ? Function.DOUBLE_FACTORIAL : Function.FACTORIAL,
                        List.of(Combination.expression(node)));
            } else if (token.isSymbol("%") || token.isCommand("%")) {
                cursor.next();
                node = new Percent(Combination.expression(node));
            } else if (token.isCommand("degree")) {
                cursor.next();
                node = new Degrees(Combination.expression(node));
            } else {
                return node;
            }
        }
    }

    /** Whether a factor begins here although no sign of multiplication stands before it. */
    boolean startsFactor(Token token) {
        return switch (token.kind()) {
            case NUMBER -> cursor.isBehindSymbol("!") || cursor.isBehindSymbol(")");
            case LETTER -> true;
            case WORD -> isFunction(token) || isNamedNumber(token.text());
            case COMMAND ->
                FACTOR_COMMANDS.contains(token.text())
                        || token.text().startsWith("bold ")
                        || Vocabulary.isGreek(token.text())
                        || isFunction(token);
            case SYMBOL -> startsWithBracket(token);
            case TEXT, END -> false;
        };
    }

    private boolean startsWithBracket(Token token) {
        boolean isModulus = token.isSymbol("(") && cursor.peek(1).text().equals("mod");
        return (token.isSymbol("(") && !isModulus)
                || token.isSymbol("{")
                || token.isSymbol("[")
                || (token.isSymbol("|") && !cursor.isInBars());
    }

    static boolean isFunction(Token token) {
        boolean isName = token.is(Kind.COMMAND) || token.is(Kind.WORD);
        return isName
                && (Vocabulary.function(token.text()).isPresent()
                        || Set.of("sqrt", "cbrt").contains(token.text()))
                && !token.text().equals("binom");
    }

    static boolean isNamedNumber(String word) {
        return word.equals("pi")
                || word.equals("infinity")
                || word.equals("inf")
                || word.equals("oo")
                || Vocabulary.isGreek(word);
    }

    /** The number that such a word names. */
    static Expression namedNumber(String word) {
        return switch (word) {
            case "pi" -> Constant.PI;
            case "infinity", "inf", "oo", "infty" -> Constant.INFINITY;
            default -> new Expressions.Symbol(word);
        };
    }
}
