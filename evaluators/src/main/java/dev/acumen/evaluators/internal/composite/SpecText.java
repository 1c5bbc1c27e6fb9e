package dev.acumen.evaluators.internal.composite;

import dev.acumen.core.score.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of specifications within others: parts between commas. A comma in round or curly brackets, in a character class, or
 * after a backslash belongs to the part it stands in, and so does everything of a part in double quotes, where two of them stand for one.
 */
public final class SpecText {

    private static final String OPEN = "({";
    private static final String CLOSE = ")}";
    private static final String BEFORE_QUOTED = ",=*";

    private SpecText() {}

    /** The parts, without the white space around them. */
    public static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        Reader reader = new Reader(text);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (reader.isBetween(i)) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** The text without the quotes it may stand in. */
    public static String unquoted(String text) {
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** The text as a part: in quotes if it would be misread without. */
    static String part(String spec) {
        Reader reader = new Reader(spec);
        boolean isPlain = !spec.startsWith("\"") && !ConditionText.endsWithOne(spec);
        for (int i = 0; i < spec.length(); i++) {
            isPlain &= !reader.isBetween(i);
        }
        return isPlain && reader.isBalanced() ? spec : "\"" + spec.replace("\"", "\"\"") + "\"";
    }

    /** {@code name(part, part)}. */
    static String composite(String name, List<Evaluator> evaluators) {
        return evaluators.stream()
                .map(evaluator -> part(evaluator.toString()))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** Reads a text from its start, one character after the other. */
    private static final class Reader {

        private final String text;
        private int depth;
        private boolean isInClass;
        private boolean isQuoted;
        private boolean isEscaped;
        private boolean wasUnbalanced;
        private char last = ',';

        Reader(String text) {
            this.text = text;
        }

        /** Whether the character, the next to be read, stands between two parts. */
        boolean isBetween(int index) {
            char c = text.charAt(index);
            boolean isBetween = false;
            if (isQuoted) {
                isQuoted = c != '"';
            } else if (isEscaped) {
                isEscaped = false;
            } else if (c == '\\') {
                isEscaped = true;
            } else if (isInClass) {
                isInClass = c != ']';
            } else if (c == '"' && (BEFORE_QUOTED.indexOf(last) >= 0 || last == '"')) {
                isQuoted = true;
            } else {
                isBetween = c == ',' && depth == 0;
                bracket(c);
            }
            last = Character.isWhitespace(c) ? last : c;
            return isBetween;
        }

        boolean isBalanced() {
            return depth == 0 && !isInClass && !isQuoted && !isEscaped && !wasUnbalanced;
        }

        private void bracket(char c) {
            isInClass = c == '[';
            if (OPEN.indexOf(c) >= 0) {
                depth++;
            } else if (CLOSE.indexOf(c) >= 0 && depth > 0) {
                depth--;
            } else if (CLOSE.indexOf(c) >= 0) {
                wasUnbalanced = true;
            }
        }
    }
}
