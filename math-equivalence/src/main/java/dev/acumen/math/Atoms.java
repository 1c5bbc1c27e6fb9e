package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Constant;
import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Expressions.Root;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.NamedSet;
import dev.acumen.math.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the parser for what has no operator: numbers, fractions, roots, and what begins with a name. */
final class Atoms {

    private static final Set<String> ACCENTS =
            Set.of("vec", "overrightarrow", "hat", "widehat", "tilde", "dot", "bar", "overline", "pmb");

    private final Cursor cursor;
    private final Terms terms;
    private final Brackets brackets;
    private final Numerals numerals;
    private final Symbols symbols;
    private final Calls calls;

    Atoms(Cursor cursor, Parser parser, Terms terms) {
        this.cursor = cursor;
        this.terms = terms;
        this.brackets = new Brackets(cursor, parser, terms);
        this.numerals = new Numerals(cursor);
        this.symbols = new Symbols(cursor, parser, this);
        this.calls = new Calls(cursor, parser, terms, this);
    }

    /** A number that is not the whole part of a mixed one. */
    Expression plainNumber() {
        return numerals.plain();
    }

    Node atom() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case LETTER -> symbols.symbol(cursor.next().text());
            case WORD -> word(cursor.next());
            case COMMAND -> command(cursor.next());
            case SYMBOL -> brackets.bracketed();
            case TEXT, END -> throw cursor.unexpected("something is missing");
        };
    }

    private Expression number() {
        Expression whole = numerals.plain();
        Token token = cursor.peek();
        boolean isWhole = whole instanceof Literal literal && literal.number().isInteger() && literal.decimals() == 0;
        if (isWhole && isFraction(token)) {
            int mark = cursor.mark();
            if (fraction(cursor.next()) instanceof Quotient quotient
                    && quotient.above() instanceof Literal above
                    && quotient.below() instanceof Literal below) {
                return numerals.mixed((Literal) whole, above, below);
            }
            cursor.reset(mark);
        }
        boolean isPlainMixed = isWhole
                && token.is(Kind.NUMBER)
                && cursor.peek(1).isSymbol("/")
                && cursor.peek(2).is(Kind.NUMBER);
        if (isPlainMixed) {
            Expression above = numerals.plain();
            cursor.next();
            Expression below = numerals.plain();
            if (above instanceof Literal a && below instanceof Literal b) {
                return numerals.mixed((Literal) whole, a, b);
            }
        }
        return whole;
    }

    private Node word(Token token) {
        String word = token.text();
        if (word.equals("sqrt") || word.equals("cbrt")) {
            return root(word.equals("sqrt") ? 2 : 3);
        }
        if (Terms.isNamedNumber(word)) {
            return Terms.namedNumber(word).equals(new Symbol(word)) ? symbols.symbol(word) : Terms.namedNumber(word);
        }
        Optional<Function> function = Vocabulary.function(word);
        if (function.isPresent()) {
            return calls.call(function.get());
        }
        Optional<Integer> numeral = Vocabulary.numeral(word);
        if (numeral.isPresent()) {
            return Literal.of(numeral.get());
        }
        throw new Undecidable("the word '" + word + "' stands in the mathematics");
    }

    private Node command(Token token) {
        String name = token.text();
        if (isFraction(token)) {
            return fraction(token);
        }
        if (name.startsWith("bold ")) {
            return symbols.symbol(name);
        }
        if (ACCENTS.contains(name)) {
            return symbols.accented(name);
        }
        Optional<Function> function = Vocabulary.function(name);
        if (function.isPresent() && function.get() != Function.BINOMIAL) {
            return calls.call(function.get());
        }
        return switch (name) {
            case "sqrt" -> root(2);
            case "binom", "dbinom", "tbinom" -> new Call(Function.BINOMIAL, List.of(group(), group()));
            case "pi", "infty" -> Terms.namedNumber(name);
            case "imath" -> Constant.I;
            case "sum", "prod" -> calls.series(name.equals("sum"));
            case "emptyset", "varnothing" -> NamedSet.EMPTY;
            case "mathbb" -> symbols.namedSet();
            case "angle", "measuredangle", "triangle" -> symbols.figure(name);
            default -> Vocabulary.isGreek(name) ? symbols.symbol(name) : brackets.bracketed(token);
        };
    }

    private static boolean isFraction(Token token) {
        return token.is(Kind.COMMAND)
                && Set.of("frac", "dfrac", "tfrac", "cfrac").contains(token.text());
    }

    private Expression fraction(Token command) {
        Expression above = argument(command);
        return new Quotient(above, argument(command));
    }

    /** The argument of a command: a group, or the atom that stands in its place. */
    private Expression argument(Token command) {
        if (cursor.peek().is(Kind.NUMBER)) {
            return numerals.plain();
        }
        if (cursor.isAtEnd()) {
            throw cursor.unexpected("\\" + command.text() + " lacks an argument");
        }
        return cursor.peek().isSymbol("{") ? group() : Combination.expression(atom());
    }

    Expression group() {
        cursor.expectSymbol("{");
        int bars = cursor.bars(0);
        Expression inner = terms.expression();
        cursor.bars(bars);
        cursor.expectSymbol("}");
        return inner;
    }

    private Expression root(int usual) {
        Expression index = Literal.of(usual);
        if (cursor.acceptSymbol("[")) {
            index = terms.expression();
            cursor.expectSymbol("]");
        }
        Expression radicand = cursor.peek().is(Kind.NUMBER) ? numerals.plain() : Combination.expression(atom());
        return new Root(index, radicand);
    }
}
