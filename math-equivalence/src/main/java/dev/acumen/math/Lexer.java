package dev.acumen.math;

import dev.acumen.math.Token.Kind;
import dev.acumen.math.answer.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an answer in {@link Notation} form into tokens. */
final class Lexer {

    private static final int MOST_TOKENS = 3_000;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?|\\.\\d+");
    private static final Pattern TRAILING_POINT = Pattern.compile("\\.(?=\\s*(?:[)}\\]^*/+-]|$))");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([-+]?\\d{1,5})(?![\\d.A-Za-z])");
    /** In longer text 2e-3 is twice Euler's number, less three. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\s*[-+]?\\d+e[-+]?\\d+\\s*");

    private static final Pattern COMMAND = Pattern.compile("[A-Za-z]+\\*?");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}{1,2}");
    private static final Pattern BRACKETED_LETTER = Pattern.compile("\\(?[A-Za-z]\\)?");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}]+");
    /** Letters of other scripts than the Latin and Greek are no variables. */
    private static final Pattern WORD_SCRIPTS = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\\p{IsGreek}\\p{IsCommon}]]");

    private static final Pattern FUNCTION_START =
            Pattern.compile("(arcsin|arccos|arctan|sqrt|sinh|cosh|tanh|sin|cos|tan|cot|sec|csc|log|ln|pi)(?=[a-z]?$)");
    private static final Set<String> TEXT_COMMANDS = Set.of(
            "text",
            "mbox",
            "textbf",
            "textit",
            "textrm",
            "textnormal",
            "textsf",
            "texttt",
            "emph",
            "mathrm",
            "operatorname",
            "mathsf",
            "mathit",
            "mathbf",
            "mathcal",
            "mathscr",
            "mathfrak",
            "hbox",
            "operatorname*",
            "underline",
            "textup");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean isSpaced;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens, with one of kind END behind them. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
            if (lexer.tokens.size() > MOST_TOKENS) {
                throw new Undecidable("the answer is too long to be parsed");
            }
        }
        lexer.add(Kind.END, "");
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            isSpaced = true;
            at++;
        } else if (c == '\\') {
            command();
        } else if (Character.isDigit(c)
                || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
            number();
        } else if (Character.isLetter(c)) {
            letters();
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        if (text.startsWith("...", at)) {
            add(Kind.COMMAND, "ldots");
            at += 3;
            return;
        }
        for (String pair : List.of("<=", ">=", "!=", "=>", "->", ":=", "==", "=<")) {
            boolean isFactorial = pair.equals("!=") && text.startsWith("==", at + 1);
            if (text.startsWith(pair, at) && !isFactorial) {
                add(Kind.SYMBOL, pair);
                at += 2;
                return;
            }
        }
        add(Kind.SYMBOL, String.valueOf(c));
        at++;
    }

    private void command() {
        if (at + 1 >= text.length()) {
            at++;
            return;
        }
        Matcher name = COMMAND.matcher(text).region(at + 1, text.length());
        if (!name.lookingAt()) {
            String single = text.substring(at + 1, at + 2);
            at += 2;
            add(Kind.COMMAND, single);
            return;
        }
        at = name.end();
        String command = name.group();
        if (TEXT_COMMANDS.contains(command)) {
            textCommand(command);
        } else {
            add(Kind.COMMAND, command);
        }
    }

    private void textCommand(String command) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return;
        }
        int end = closing(at);
        String content = text.substring(at + 1, end).strip();
        at = Math.min(text.length(), end + 1);
        boolean isUpright = command.equals("mathrm") || command.startsWith("operatorname") || command.equals("mathit");
        boolean isBold = command.equals("mathbf") || command.equals("textbf");
        boolean isLetter = content.length() == 1 && Character.isLetter(content.charAt(0));
        if (command.startsWith("math") && isLetter && isBold) {
            add(Kind.COMMAND, "bold " + content);
        } else if (isUpright && isLetter) {
            add(Kind.LETTER, content);
        } else if (isUpright && Vocabulary.function(content).isPresent()) {
            add(Kind.WORD, content);
        } else if (BRACKETED_LETTER.matcher(content).matches()
                && !(isBehindAmount() && Unit.of(content).isPresent())) {
            add(Kind.LETTER, content.replaceAll("[^A-Za-z]", ""));
        } else if (content.isEmpty()) {
            isSpaced = true;
        } else if (content.codePoints().anyMatch(Character::isDigit)
                || content.contains("\\")
                || content.contains("$")) {
            splice(content);
        } else {
            add(Kind.TEXT, content);
        }
    }

    /** A text command around a number or a formula means nothing; one around words is a text. */
    private void splice(String content) {
        List<Token> inner = Lexer.tokens(Notation.plain(content));
        if (tokens.size() + inner.size() > MOST_TOKENS) {
            throw new Undecidable("the answer is too long to be parsed");
        }
        tokens.addAll(inner.subList(0, inner.size() - 1));
        isSpaced = true;
    }

    private void number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new Undecidable("a digit that is no number");
        }
        String digits = matcher.group();
        at = matcher.end();
        Matcher point = TRAILING_POINT.matcher(text).region(at, text.length());
        if (!digits.contains(".") && point.lookingAt() && at + 1 < text.length()) {
            at++;
        }
        Matcher exponent = EXPONENT.matcher(text).region(at, text.length());
        boolean isScientific = digits.contains(".")
                || text.startsWith("E", at)
                || SCIENTIFIC.matcher(text).matches();
        if (isScientific && exponent.lookingAt()) {
            at = exponent.end();
            digits += "e" + exponent.group(1);
        }
        add(Kind.NUMBER, digits);
    }

    private void letters() {
        Matcher matcher = LETTERS.matcher(text).region(at, text.length());
        matcher.lookingAt();
        String run = matcher.group();
        at = matcher.end();
        boolean isForeign = WORD_SCRIPTS.matcher(run).lookingAt();
        boolean isSign = run.length() == 1
                && run.charAt(0) >= 0x80
                && isBehindAmount()
                && Unit.of(run).isPresent();
        if (isForeign || isSign) {
            add(Kind.WORD, run);
        } else if (run.length() == 1) {
            add(Kind.LETTER, run);
        } else if (isWord(run)) {
            add(Kind.WORD, run);
        } else {
            Matcher function = FUNCTION_START.matcher(run);
            if (function.lookingAt() && function.end() < run.length()) {
                add(Kind.WORD, function.group());
                run = run.substring(function.end());
            }
            run.codePoints().forEach(letter -> add(Kind.LETTER, Character.toString(letter)));
        }
    }

    private boolean isWord(String run) {
        if (Vocabulary.function(run).isPresent()
                || (Vocabulary.isGreek(run) && run.length() > 2)
                || NAME.matcher(run).matches()
                || Vocabulary.isShortWord(run)
                || Set.of("sqrt", "pi", "inf", "infinity", "mod", "oo", "cbrt", "choose")
                        .contains(run)) {
            return true;
        }
        if (FUNCTION_START.matcher(run).lookingAt()) {
            return false;
        }
        boolean isUpper = run.equals(run.toUpperCase(Locale.ROOT));
        boolean isUnitBehindNumber = isBehindAmount() && Unit.of(run).isPresent();
        return isUnitBehindNumber || run.length() > (isUpper ? 6 : 3);
    }

    private boolean isBehindAmount() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.is(Kind.NUMBER) || last.isSymbol("}") || last.isSymbol(")") || last.isCommand("pi");
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private void add(Kind kind, String content) {
        tokens.add(new Token(kind, content, isSpaced));
        isSpaced = false;
    }
}
