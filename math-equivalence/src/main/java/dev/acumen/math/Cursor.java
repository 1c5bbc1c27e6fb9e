package dev.acumen.math;

import dev.acumen.math.Token.Kind;
import java.util.List;

/** Where the parser stands. */
final class Cursor {

    private static final int DEEPEST = 60;

    private final List<Token> tokens;
    private final Effort effort;
    private int at;
    private int depth;
    private int signs;
    private int bars;
    private int indicesI;
    private boolean isColonBar;

    Cursor(List<Token> tokens, Effort effort) {
        this.tokens = tokens;
        this.effort = effort;
    }

    Token peek() {
        return peek(0);
    }

    /** The token so many places ahead; END beyond the end. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        effort.spend(1);
        Token token = peek();
        at++;
        return token;
    }

    boolean isAtEnd() {
        return peek().is(Kind.END);
    }

    boolean acceptSymbol(String character) {
        boolean isThere = peek().isSymbol(character);
        if (isThere) {
            next();
        }
        return isThere;
    }

    boolean acceptCommand(String name) {
        boolean isThere = peek().isCommand(name);
        if (isThere) {
            next();
        }
        return isThere;
    }

    void expectSymbol(String character) {
        if (!acceptSymbol(character)) {
            throw unexpected("'" + character + "' is missing");
        }
    }

    /** Whether the letter i is an index here and not the imaginary unit. */
    boolean isIndexI() {
        return indicesI > 0;
    }

    /** Enters (1) or leaves (-1) a series whose index is i. */
    void bindI(int change) {
        indicesI += change;
    }

    Undecidable unexpected(String what) {
        Token token = peek();
        return new Undecidable(what + (token.is(Kind.END) ? " at the end" : " before '" + token.text() + "'"));
    }

    /** Whether a colon is the bar of a set here and not a ratio. */
    boolean isColonBar() {
        return isColonBar;
    }

    void colonBar(boolean now) {
        isColonBar = now;
    }

    /** The token before the current one is this symbol. */
    boolean isBehindSymbol(String character) {
        return at > 0 && tokens.get(at - 1).isSymbol(character);
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw new Undecidable("the answer is nested too deeply");
        }
    }

    void leave() {
        depth--;
    }

    /** The number of the next plus-or-minus sign. */
    int nextSign() {
        return signs++;
    }

    /** Within bars a bar closes; elsewhere it opens. */
    boolean isInBars() {
        return bars > 0;
    }

    /** Enters or leaves bars, or sets them aside while brackets are open; gives what was there before. */
    int bars(int now) {
        int before = bars;
        bars = now;
        return before;
    }
}
