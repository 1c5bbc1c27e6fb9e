package dev.acumen.math;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Running text with mathematics in it.
 *
 * @param text the text
 * @param spans where mathematics stands between delimiters
 */
record MathText(String text, List<Span> spans) {

    /** A stretch of mathematics with its delimiters. */
    record Span(int start, int end) {}

    private static final Pattern SPAN = Pattern.compile(
            "\\$\\$.{1,2000}?\\$\\$|(?<!\\\\)\\$[^$\\n]{1,400}?(?<!\\\\)\\$|\\\\\\(.{1,1000}?\\\\\\)|\\\\\\[.{1,2000}?\\\\\\]|\\\\begin\\{([a-z]+\\*?)\\}.{1,3000}?\\\\end\\{\\1\\}",
            Pattern.DOTALL);
    private static final Pattern PLAIN_WORDS = Pattern.compile("(?<![\\\\{A-Za-z])[a-z]{3,}(?![}A-Za-z(])");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?。])[\"')*_\\]]{0,4}\\s+|(?<=。)|\\n+");
    private static final Pattern MATH_WORDS =
            Pattern.compile("sin|cos|tan|log|sqrt|pi|and|or|mod|text|frac|percent|pct|percentage|degrees");
    private static final char MASK = '\u0001';

    static MathText of(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = SPAN.matcher(text);
        int from = 0;
        while (from < text.length() && matcher.find(from)) {
            boolean isInline =
                    text.charAt(matcher.start()) == '$' && !matcher.group().startsWith("$$");
            if (isInline && readsAsProse(matcher.group())) {
                // Two amounts of money, not the two ends of a formula.
                from = matcher.start() + 1;
                continue;
            }
            spans.add(new Span(matcher.start(), matcher.end()));
            from = matcher.end();
        }
        return new MathText(text, List.copyOf(spans));
    }

    /** The sentences and lines, cut outside of mathematics only. */
    List<String> sentences() {
        StringBuilder masked = new StringBuilder(text);
        for (Span span : spans) {
            for (int i = span.start(); i < span.end(); i++) {
                masked.setCharAt(i, MASK);
            }
        }
        List<String> sentences = new ArrayList<>();
        Matcher end = END_OF_SENTENCE.matcher(masked);
        int start = 0;
        while (end.find()) {
            add(sentences, text.substring(start, end.start()));
            start = end.end();
        }
        add(sentences, text.substring(start));
        return sentences;
    }

    /** The mathematics of a span, delimiters and all. */
    String at(Span span) {
        return text.substring(span.start(), span.end());
    }

    private static void add(List<String> sentences, String sentence) {
        String bare = sentence.strip();
        if (!bare.isEmpty()) {
            sentences.add(bare);
        }
    }

    private static boolean readsAsProse(String span) {
        String outsideText = span.replaceAll("\\\\(?:text|mbox|textbf|mathrm|operatorname)\\s*\\{[^{}]*\\}", "");
        Matcher words = PLAIN_WORDS.matcher(outsideText);
        while (words.find()) {
            if (!MATH_WORDS.matcher(words.group()).matches()) {
                return true;
            }
        }
        return false;
    }
}
