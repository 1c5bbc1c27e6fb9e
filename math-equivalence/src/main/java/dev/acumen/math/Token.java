package dev.acumen.math;

/**
 * A piece of an answer.
 *
 * @param kind what it is
 * @param text digits without separators, letters, a command without its backslash, the content of a text command, or one
 *     character
 * @param isSpaced whether white space stands before it
 */
record Token(Kind kind, String text, boolean isSpaced) {

    /** What a token is. */
    enum Kind {
        NUMBER,
        /** One letter: a variable. */
        LETTER,
        /** Several letters that are no product of variables. */
        WORD,
        COMMAND,
        /** The content of {@code \text} and its like. */
        TEXT,
        SYMBOL,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isSymbol(String character) {
        return kind == Kind.SYMBOL && text.equals(character);
    }

    boolean isCommand(String name) {
        return kind == Kind.COMMAND && text.equals(name);
    }

    /** Whether this is running text. */
    boolean isProse() {
        return kind == Kind.TEXT || kind == Kind.WORD;
    }
}
