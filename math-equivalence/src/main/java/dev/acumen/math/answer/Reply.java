package dev.acumen.math.answer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text of a reply in the forms evaluators work with. */
public final class Reply {

    private static final String END_OF_THINKING = "</think>";
    private static final int LONGEST = 50_000;
    private static final int BRIEF = 80;
    private static final Pattern EMPHASIS = Pattern.compile("\\*+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])|`+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final String EDGE = ".,;:!?\"'…。，！？、：；";

    private Reply() {}

    /** The reply from the end of its inline thinking on, and of that the last 50,000 characters: an answer ends a reply. */
    public static String conclusion(String reply) {
        int end = reply.lastIndexOf(END_OF_THINKING);
        int start = end < 0 ? 0 : end + END_OF_THINKING.length();
        return reply.substring(Math.max(start, reply.length() - LONGEST));
    }

    /** The end of a text on one line, for messages. */
    public static String brief(String text) {
        String line = SPACE.matcher(text.substring(Math.max(0, text.length() - 4 * BRIEF)))
                .replaceAll(" ")
                .strip();
        return line.length() <= BRIEF ? line : "…" + line.substring(line.length() - BRIEF);
    }

    /**
     * The text without what does not make an answer another one: case, Unicode compatibility forms, typographic quotes and
     * dashes, white space, markdown emphasis, punctuation and brackets around the whole.
     */
    public static String normalised(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace('–', '-')
                .replace('—', '-')
                .replace('−', '-')
                .toLowerCase(Locale.ROOT);
        String plain = EMPHASIS.matcher(folded).replaceAll("");
        String bare = withoutEdges(SPACE.matcher(plain).replaceAll(" ").strip());
        return bare.isEmpty() ? folded.strip() : bare;
    }

    private static String withoutEdges(String text) {
        int start = 0;
        int end = text.length();
        while (start < end) {
            if (isEdge(text.charAt(start))) {
                start++;
            } else if (isEdge(text.charAt(end - 1))) {
                end--;
            } else if (areBrackets(text.charAt(start), text.charAt(end - 1))) {
                start++;
                end--;
            } else {
                break;
            }
        }
        return start < end ? text.substring(start, end) : "";
    }

    private static boolean isEdge(char c) {
        return EDGE.indexOf(c) >= 0 || c == ' ';
    }

    private static boolean areBrackets(char open, char close) {
        return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
    }
}
