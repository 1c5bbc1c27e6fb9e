package dev.acumen.math.number;

import dev.acumen.math.internal.WrittenNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rewrites the LaTeX, markdown and typography around numbers to plain text, and the numbers by {@link WrittenNumbers}. */
final class PlainNotation {

    /** Stands for an escaped dollar while dollars that enclose mathematics are taken away. */
    private static final String ESCAPED_DOLLAR = "\ue000";

    private static final String VULGAR_FRACTIONS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    private static final List<String> PARTS =
            List.of("1/2 1/4 3/4 1/3 2/3 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(" ", -1));
    private static final Pattern VULGAR = Pattern.compile("[" + VULGAR_FRACTIONS + "]");

    /** In this order: later rules meet the text the earlier ones have left. */
    private static final Map<Pattern, String> RULES = rules();

    private PlainNotation() {}

    static String of(String text) {
        String plain = WrittenNumbers.starsAsPowers(WrittenNumbers.halfWidth(text));
        for (Map.Entry<Pattern, String> rule : RULES.entrySet()) {
            plain = rule.getKey().matcher(plain).replaceAll(rule.getValue());
        }
        plain = VULGAR.matcher(plain).replaceAll(match -> " " + PARTS.get(VULGAR_FRACTIONS.indexOf(match.group())));
        return WrittenNumbers.plain(plain, WrittenNumbers.Context.PROSE);
    }

    private static Map<Pattern, String> rules() {
        Map<Pattern, String> rules = new LinkedHashMap<>();
        rules.put(Pattern.compile("<<[^<>\\n]{0,400}>>"), "");
        rules.put(Pattern.compile("[−–‐‑﹣]"), "-");
        rules.put(Pattern.compile("\\{\\s?,\\s?\\}"), ",");
        rules.put(Pattern.compile("\\\\(?:left|right|displaystyle)(?![A-Za-z])"), "");
        rules.put(Pattern.compile("\\\\!"), "");
        rules.put(Pattern.compile("\\\\[,;: ]|~|\\\\quad|\\\\[()\\[\\]]|[\\u00a0\\u2007\\u2009\\u202f]"), " ");
        rules.put(Pattern.compile("\\\\%"), "%");
        rules.put(Pattern.compile("\\\\\\$"), ESCAPED_DOLLAR);
        rules.put(Pattern.compile("\\$\\$"), " ");
        rules.put(Pattern.compile("\\$(?![\\s$])([^$\\n]{0,400})(?<!\\s)\\$(?!\\d)"), "$1");
        rules.put(Pattern.compile(ESCAPED_DOLLAR), "\\$");
        rules.put(
                Pattern.compile(
                        "\\\\(?:text|mathrm|mathbf|textbf|textit|mbox|mathit|boxed|fbox)\\s?\\{([^{}]{0,400})\\}"),
                " $1");
        rules.put(
                Pattern.compile(
                        "\\\\[dtc]?frac\\s?(?:\\{\\s?([-\\d.,]+)\\s?\\}|(\\d))\\s?(?:\\{\\s?([-\\d.,]+)\\s?\\}|(\\d))"),
                " $1$2/$3$4");
        rules.put(Pattern.compile("\\^\\s?\\{?\\s?\\\\circ\\s?\\}?|\\\\degree"), "°");
        rules.put(Pattern.compile("\\\\times|\\\\cdot"), "×");
        rules.put(Pattern.compile("\\*\\*|__|`"), "");
        rules.put(Pattern.compile("_(?<![\\p{L}\\p{N}_]_)([^_\\n]{1,80})_(?![\\p{L}\\p{N}_])"), "$1");
        rules.put(Pattern.compile("[₀₁₂₃₄₅₆₇₈₉]+"), "_");
        return rules;
    }
}
