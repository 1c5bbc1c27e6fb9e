package dev.acumen.evaluators.internal.process;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as a shell does, but does nothing else that a shell does: no variables, no patterns, no pipes. */
final class CommandLine {

    private CommandLine() {}

    /**
     * The words. Single and double quotes hold a word together; outside of single quotes a backslash takes the next character as it is.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isInWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (isInWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                isInWord = false;
                continue;
            }
            isInWord = true;
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is not closed in: " + line);
        }
        if (isInWord) {
            words.add(word.toString());
        }
        return words;
    }
}
