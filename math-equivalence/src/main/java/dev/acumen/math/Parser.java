package dev.acumen.math;

import dev.acumen.math.Node.BasedNumber;
import dev.acumen.math.Node.Ellipsis;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Measured;
import dev.acumen.math.Node.Ratio;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Node.Relation.Operator;
import dev.acumen.math.Node.Residue;
import dev.acumen.math.Node.Sequence;
import dev.acumen.math.Node.SetOperation;
import dev.acumen.math.Node.Words;
import dev.acumen.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses an answer by recursive descent: lists of chains of sides of terms. Whatever it does not understand ends it with
 * {@link Undecidable}.
 */
final class Parser {

    private static final Set<String> CONCLUSIONS =
            Set.of("Rightarrow", "implies", "Longrightarrow", "therefore", "iff", "Leftrightarrow", "=>");
    private static final Pattern BASED = Pattern.compile(
            "\\s*\\(?([0-9A-F]+)\\)?\\s*_\\s*(?:\\{\\s*(\\d{1,2})\\s*\\}|(\\d{1,2})|\\{?\\s*\\\\text\\s*\\{\\s*([a-z]+)\\s*\\}\\s*\\}?)\\s*\\.?\\s*");
    private static final Pattern CLOCK = Pattern.compile("\\s*\\d{1,2}\\s*:\\s*[0-5]\\d\\b.*");

    private final String text;
    private final Optional<String> currency;
    private final Cursor cursor;
    private final Terms terms;

    private Parser(String text, Effort effort) {
        this.text = text;
        List<Token> tokens = new ArrayList<>(Lexer.tokens(text));
        this.currency = tokens.stream()
                .filter(Parser::isCurrency)
                .findFirst()
                .map(token -> token.text().equals("money") ? "dollar" : token.text());
        tokens.removeIf(Parser::isCurrency);
        this.cursor = new Cursor(tokens, effort);
        this.terms = new Terms(cursor, this);
    }

    /** Parses a text in {@link Notation} form. */
    static Node parse(String text, Effort effort) {
        Matcher based = BASED.matcher(text.replaceFirst("^\\s*\\\\(?:text|mathrm)\\s*\\{([0-9A-F]+)\\}", "$1"));
        if (based.matches()) {
            Optional<Integer> base = based.group(4) != null
                    ? Vocabulary.numeral(based.group(4))
                    : Optional.of(Integer.parseInt(based.group(2) == null ? based.group(3) : based.group(2)));
            if (base.isPresent()) {
                return new BasedNumber(based.group(1), base.get());
            }
        }
        Parser parser = new Parser(text, effort);
        Node node = parser.list();
        if (!parser.cursor.isAtEnd()) {
            throw parser.cursor.unexpected("the answer goes on where it should end");
        }
        return parser.currency.isPresent() && !(node instanceof Measured)
                ? new Measured(node, parser.currency.get())
                : node;
    }

    private static boolean isCurrency(Token token) {
        return token.isCommand("money") || token.isCommand("euro") || token.isCommand("pound");
    }

    private Node list() {
        List<Node> items = new ArrayList<>();
        skipSeparators();
        while (!cursor.isAtEnd()) {
            items.add(measured());
            if (!skipSeparators() && !cursor.isAtEnd()) {
                throw cursor.unexpected("a separator is missing");
            }
        }
        if (items.isEmpty()) {
            throw new Undecidable("there is no mathematics in it");
        }
        return items.size() == 1 ? items.get(0) : new Sequence(items);
    }

    /** The items up to a closing bracket, which is left for the caller. */
    List<Node> itemsUntil(String symbol, String command) {
        int bars = cursor.bars(0);
        cursor.enter();
        List<Node> items = new ArrayList<>();
        while (!cursor.peek().isSymbol(symbol) && !cursor.peek().isCommand(command) && !cursor.isAtEnd()) {
            items.add(item());
            if (!skipSeparators()) {
                break;
            }
        }
        cursor.leave();
        cursor.bars(bars);
        return items;
    }

    /** An item and the unit or the condition in words behind it. */
    private Node measured() {
        Node item = item();
        StringBuilder words = new StringBuilder();
        boolean isCondition = false;
        while (!cursor.isAtEnd() && !isSeparator(cursor.peek())) {
            Token token = cursor.peek();
            isCondition |= words.isEmpty() && token.isProse() && Vocabulary.isCondition(token.text());
            boolean isExponent = token.is(Kind.NUMBER) && !words.isEmpty() && !token.isSpaced();
            boolean isUnitPart = !words.isEmpty()
                    && (token.isSymbol("/")
                            || token.isSymbol("^")
                            || token.isSymbol("{")
                            || token.isSymbol("}")
                            || token.isSymbol(".")
                            || token.isSymbol("*")
                            || token.isCommand("cdot")
                            || isExponent
                            || token.is(Kind.LETTER));
            if (!isCondition && !token.isProse() && !isUnitPart) {
                return words.isEmpty() ? item : unreadable();
            }
            cursor.next();
            boolean isWord =
                    token.isProse() && !words.isEmpty() && Character.isLetter(words.charAt(words.length() - 1));
            words.append(isWord ? " " : "").append(token.text().replace("{", "").replace("}", ""));
        }
        String unit = words.toString().strip();
        return unit.isEmpty() || isCondition ? item : new Measured(item, unit);
    }

    private Node unreadable() {
        throw cursor.unexpected("words stand in the middle of the answer");
    }

    /** A chain of sides, or a single one. */
    Node item() {
        if (isDots(cursor.peek())) {
            cursor.next();
            return new Ellipsis();
        }
        List<Node> sides = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        if (Operators.of(cursor.peek()).isEmpty()) {
            sides.add(side());
        }
        while (true) {
            Token token = cursor.peek();
            if (CONCLUSIONS.contains(token.text()) && !token.isProse()) {
                cursor.next();
                sides.clear();
                operators.clear();
                sides.add(side());
                continue;
            }
            Optional<Operator> operator = Operators.of(token);
            if (operator.isEmpty()) {
                break;
            }
            cursor.next();
            if (!sides.isEmpty()) {
                operators.add(operator.get());
            }
            sides.add(side());
        }
        return operators.isEmpty() ? sides.get(0) : new Relation(sides, operators);
    }

    private Node side() {
        Node left = named().orElseGet(terms::sum);
        while (true) {
            Token token = cursor.peek();
            if (token.isCommand("cup") || token.isCommand("bigcup")) {
                cursor.next();
                left = new SetOperation(SetOperation.Kind.UNION, left, terms.sum());
            } else if (token.isCommand("cap")) {
                cursor.next();
                left = new SetOperation(SetOperation.Kind.INTERSECTION, left, terms.sum());
            } else if (token.isCommand("setminus") || token.isCommand("backslash")) {
                cursor.next();
                left = new SetOperation(SetOperation.Kind.DIFFERENCE, left, terms.sum());
            } else if (token.isSymbol(":") && !cursor.isColonBar() && left instanceof Expression first) {
                left = ratio(first);
            } else if (isModulus(token)) {
                left = new Residue(left, modulus());
            } else {
                return left;
            }
        }
    }

    /** Words in front of an equals sign are a name, as in "area = 12". */
    private Optional<Node> named() {
        StringBuilder words = new StringBuilder();
        int length = 0;
        while (cursor.peek(length).isProse()) {
            words.append(length == 0 ? "" : " ").append(cursor.peek(length).text());
            length++;
        }
        Token behind = cursor.peek(length);
        if (length == 0
                || (!behind.isSymbol("=") && !behind.isCommand("approx"))
                || (length == 1 && Terms.isNamedNumber(words.toString()))) {
            return Optional.empty();
        }
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        return Optional.of(new Words(words.toString()));
    }

    private Node ratio(Expression first) {
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (cursor.acceptSymbol(":")) {
            if (!(terms.sum() instanceof Expression part)) {
                throw new Undecidable("a ratio of what are no numbers");
            }
            parts.add(part);
        }
        return new Ratio(parts, CLOCK.matcher(text).matches());
    }

    private boolean isModulus(Token token) {
        return token.isCommand("pmod")
                || token.isCommand("mod")
                || (token.isSymbol("(") && cursor.peek(1).text().equals("mod"));
    }

    private Node modulus() {
        boolean isBracketed = cursor.next().isSymbol("(");
        if (isBracketed) {
            cursor.next();
        }
        Node modulus = terms.sum();
        if (isBracketed) {
            cursor.expectSymbol(")");
        }
        return modulus;
    }

    private boolean skipSeparators() {
        boolean isAny = false;
        while (isSeparator(cursor.peek())) {
            cursor.next();
            isAny = true;
        }
        return isAny;
    }

    private boolean isSeparator(Token token) {
        boolean isStop = token.isSymbol(".") && cursor.peek(1).is(Kind.END);
        return token.isSymbol(",")
                || token.isSymbol(";")
                || token.isSymbol("&")
                || isStop
                || token.isCommand("quad")
                || token.isCommand("qquad")
                || token.isCommand("\\")
                || token.isCommand("vee")
                || token.isCommand("lor")
                || token.isCommand("wedge")
                || token.isCommand("land")
                || (token.isProse() && Vocabulary.isConnector(token.text()));
    }

    static boolean isDots(Token token) {
        return token.isCommand("ldots")
                || token.isCommand("dots")
                || token.isCommand("cdots")
                || token.isCommand("dotsc");
    }
}
