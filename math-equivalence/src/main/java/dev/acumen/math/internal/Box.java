package dev.acumen.math.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code \boxed{…}} or {@code \fbox{…}} in a reply; braces may nest.
 *
 * @param start where it starts in the text
 * @param end past its end
 * @param content what it holds, not blank
 */
public record Box(int start, int end, String content) {

    private static final Pattern COMMAND = Pattern.compile("\\\\(?:boxed|fbox)(?![A-Za-z])[ \\t]*");

    /** The outermost boxes of the text that are not empty, in order. */
    public static List<Box> in(String text) {
        List<Box> boxes = new ArrayList<>();
        Matcher command = COMMAND.matcher(text);
        int from = 0;
        while (command.find(from)) {
            Box box = after(text, command);
            if (!box.content().isBlank()) {
                boxes.add(box);
            }
            from = box.end();
        }
        return List.copyOf(boxes);
    }

    private static Box after(String text, Matcher command) {
        int open = command.end();
        if (open >= text.length() || text.charAt(open) != '{') {
            int end = open;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '$') {
                end++;
            }
            return new Box(command.start(), end, text.substring(open, end));
        }
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return new Box(command.start(), i + 1, text.substring(open + 1, i));
            }
        }
        // Not closed: the reply was careless or cut off, and what is left of the line is the best guess.
        int lineEnd = text.indexOf('\n', open);
        int end = lineEnd < 0 ? text.length() : lineEnd;
        return new Box(command.start(), end, text.substring(open + 1, end));
    }
}
