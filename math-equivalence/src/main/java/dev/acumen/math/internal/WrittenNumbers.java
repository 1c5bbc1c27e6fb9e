package dev.acumen.math.internal;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one reader of the ways to write a number: rewrites those of a text to ASCII digits with a point, without groups, and
 * with powers of ten as {@code 5.8*10^{-5}}. What is no number in any of these ways stays as it is.
 *
 * <p>Groups are read where they are whole: of three digits by comma, point, apostrophe, underscore or space, and the Indian
 * ones of two. A comma or point that could be either is a decimal point if it is a point, and separates a group if it is a
 * comma, unless the other numbers of the text say that its commas are decimal ones.
 */
public final class WrittenNumbers {

    /** What a comma between two numbers means where it is not part of either. */
    public enum Context {
        /** Running text: a comma without a space is part of the number. */
        PROSE,
        /** Mathematics: a comma separates the items of a list, and always does so in brackets. */
        FORMULA
    }

    private static final String SPACE = "[ \\u00a0\\u2007\\u2009\\u202f]";
    private static final String BEFORE = "(?<![\\p{L}\\d_^]|\\d[.,'’])";
    private static final String AFTER = "(?![\\d_]|[.,'’]\\d)";

    private static final Pattern DECIMAL_POINT =
            Pattern.compile(BEFORE + "\\d+\\.(?!\\d{3}" + AFTER + ")\\d+" + AFTER + "|(?<!\\d)0\\.\\d+" + AFTER);
    private static final Pattern POINTED =
            Pattern.compile(DECIMAL_POINT.pattern() + "|\\d,\\d{3},\\d{3}(?!\\d)|\\d,\\d{3}\\.\\d");
    private static final Pattern DECIMAL_COMMA = Pattern.compile(BEFORE + "\\d+,(?!\\d{3}" + AFTER + ")\\d+" + AFTER
            + "|" + BEFORE + "0,\\d+" + AFTER + "|\\d\\.\\d{3},\\d");

    private static final Pattern GROUPED = Pattern.compile(BEFORE + "(?:"
            + "(?<spaced>\\d{1,3}(?:" + SPACE + "\\d{3})++)(?:[.,](?<spacedTail>\\d+))?"
            + "|(?<marked>[1-9]\\d{0,2}(?:['’]\\d{3})++|[1-9]\\d{0,2}(?:_\\d{3})++)(?:[.,](?<markedTail>\\d+))?"
            + "|(?<pointed>[1-9]\\d{0,2}(?:\\.\\d{3}){2,}+)(?:,(?<pointedTail>\\d+))?"
            + "|(?<once>[1-9]\\d{0,2}\\.\\d{3}),(?<onceTail>\\d+)"
            + "|(?<comma>[1-9]\\d{0,2}(?:,\\d{3})++)(?:\\.(?<commaTail>\\d+))?"
            + ")" + AFTER);
    private static final Pattern INDIAN =
            Pattern.compile(BEFORE + "([1-9]\\d?(?:,\\d{2})+,\\d{3}(?:\\.\\d+)?)" + AFTER);
    private static final Pattern ONE_COMMA = Pattern.compile(BEFORE + "(\\d+),(\\d+)" + AFTER);
    private static final Pattern BARE_COMMA = Pattern.compile("\\d,\\d");
    private static final Pattern ONE_POINT_GROUP = Pattern.compile(BEFORE + "([1-9]\\d{0,2})\\.(\\d{3})" + AFTER);
    private static final Pattern SEPARATED = Pattern.compile("\\d[,.'’_ \\u00a0\\u2007\\u2009\\u202f]\\d");
    private static final Pattern RAISED_FRACTION = Pattern.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)[/⁄]([₀₁₂₃₄₅₆₇₈₉]+)");
    private static final Pattern SUPERSCRIPTS = Pattern.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+");
    private static final Pattern POWER_OF_TEN =
            Pattern.compile("(?<=\\d)\\s?(?:[×xX*·⋅]|\\\\times|\\\\cdot)\\s?10\\s?\\^\\s?"
                    + "(?:\\{\\s?([-+−]?\\d{1,5})\\s?\\}|\\(([-+−]?\\d{1,5})\\)|([-+−]?\\d{1,5}))(?![\\d.])");
    private static final Pattern POWER_BASE = Pattern.compile("[A-Za-z0-9)}\\]]");
    private static final Pattern POWER_EXPONENT = Pattern.compile("[-(A-Za-z0-9{]");
    private static final Pattern PAIR =
            Pattern.compile("(?:\\\\[{]|[(\\[]|(?<![\\p{L}}])[{])\\s*[-+]?\\d+,\\d+\\s*(?:\\\\[}]|[)\\]}])");

    private WrittenNumbers() {}

    /** The text with its numbers in the plain form. */
    public static String plain(String text, Context context) {
        boolean isAscii = text.chars().allMatch(c -> c < 0x80);
        String plain = isAscii ? text : withoutForeignForms(text);
        plain = starsAsPowers(plain);
        if (plain.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return plain;
        }
        plain = SEPARATED.matcher(plain).find() ? ungrouped(plain, context) : plain;
        return plain.contains("10") ? POWER_OF_TEN.matcher(plain).replaceAll(WrittenNumbers::powerOfTen) : plain;
    }

    private static String withoutForeignForms(String text) {
        String plain = RAISED_FRACTION
                .matcher(asciiDigits(text))
                .replaceAll(match -> " " + flat(match.group(1)) + "/" + flat(match.group(2)));
        return SUPERSCRIPTS.matcher(plain).replaceAll(match -> "^{" + flat(match.group()) + "}");
    }

    /** The text with full-width characters, as East Asian keyboards write them, as the ASCII ones they stand for. */
    public static String halfWidth(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            half.append(c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c);
        }
        return half.toString();
    }

    /**
     * The formula with its commas read as parts of numbers, where they can be: as decimal ones if each stands alone between
     * two digits, without a space and outside of brackets, and nothing has a decimal point; else as those of Indian groups.
     *
     * @param formula as {@link #plain} has left it
     * @param mayBeDecimal whether nothing around the formula speaks against decimal commas
     */
    public static Optional<String> withCommasInNumbers(String formula, boolean mayBeDecimal) {
        if (!formula.contains(",")) {
            return Optional.empty();
        }
        String indian = withIndianGroups(formula);
        boolean areDecimal =
                mayBeDecimal && !isPointed(formula) && !PAIR.matcher(formula).find();
        String rewritten = indian.equals(formula) && areDecimal
                ? ONE_COMMA.matcher(formula).replaceAll("$1.$2")
                : indian;
        return rewritten.equals(formula) || BARE_COMMA.matcher(rewritten).find()
                ? Optional.empty()
                : Optional.of(rewritten);
    }

    /** Whether a number of the text has a decimal point beyond doubt, so that its commas are no decimal ones. */
    public static boolean isPointed(String text) {
        return POINTED.matcher(text).find();
    }

    /** Two stars between letters or digits are a power, unless they end an emphasis that was begun before on the line. */
    public static String starsAsPowers(String text) {
        if (!text.contains("**")) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            boolean isEmphasised = false;
            int from = 0;
            for (int at = line.indexOf("**"); at >= 0; at = line.indexOf("**", at + 2)) {
                boolean isPower = !isEmphasised
                        && at > 0
                        && POWER_BASE.matcher(line.substring(at - 1, at)).matches()
                        && at + 2 < line.length()
                        && POWER_EXPONENT
                                .matcher(line.substring(at + 2, at + 3))
                                .matches();
                if (isPower) {
                    result.append(line, from, at).append('^');
                    from = at + 2;
                } else {
                    isEmphasised = !isEmphasised;
                }
            }
            result.append(line.substring(from));
        }
        return result.toString();
    }

    private static String ungrouped(String text, Context context) {
        boolean isComma = DECIMAL_COMMA.matcher(text).find() && !isPointed(text);
        Brackets brackets = new Brackets(text);
        Matcher grouped = GROUPED.matcher(text);
        StringBuilder result = new StringBuilder();
        while (grouped.find()) {
            boolean isList = context == Context.FORMULA && brackets.areOpenAt(grouped.start());
            boolean isOneComma = isComma
                    && grouped.group("comma") != null
                    && grouped.group().indexOf(',') == grouped.group().lastIndexOf(',');
            grouped.appendReplacement(
                    result, Matcher.quoteReplacement(isList || isOneComma ? grouped.group() : joined(grouped)));
        }
        String joined = grouped.appendTail(result).toString();
        if (isComma) {
            joined = ONE_POINT_GROUP.matcher(joined).replaceAll("$1$2");
        }
        return context == Context.PROSE ? withCommas(withIndianGroups(joined), isComma) : joined;
    }

    private static String withCommas(String text, boolean areDecimal) {
        if (!areDecimal) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        Matcher pair = PAIR.matcher(text);
        int from = 0;
        while (pair.find()) {
            result.append(ONE_COMMA.matcher(text.substring(from, pair.start())).replaceAll("$1.$2"))
                    .append(pair.group());
            from = pair.end();
        }
        return result.append(ONE_COMMA.matcher(text.substring(from)).replaceAll("$1.$2"))
                .toString();
    }

    private static String withIndianGroups(String text) {
        return INDIAN.matcher(text).replaceAll(match -> match.group(1).replace(",", ""));
    }

    private static String joined(Matcher grouped) {
        for (String form : new String[] {"spaced", "marked", "pointed", "once", "comma"}) {
            if (grouped.group(form) != null) {
                String tail = grouped.group(form + "Tail");
                return grouped.group(form).replaceAll("\\D", "") + (tail == null ? "" : "." + tail);
            }
        }
        return grouped.group();
    }

    private static String powerOfTen(MatchResult match) {
        String exponent =
                match.group(1) != null ? match.group(1) : match.group(2) != null ? match.group(2) : match.group(3);
        return "*10^{" + exponent.replace('−', '-').replace("+", "") + "}";
    }

    private static String flat(String digits) {
        return Normalizer.normalize(digits, Normalizer.Form.NFKC).replace('−', '-');
    }

    private static String asciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0x80 && Character.isDigit(c)) {
                ascii.append((char) ('0' + Character.digit(c, 10)));
            } else {
                ascii.appendCodePoint(c == '٫' ? '.' : c == '٬' ? ',' : c == '⁄' ? '/' : c);
            }
        });
        return ascii.toString();
    }

    /** Which places of a text stand between brackets. */
    private static final class Brackets {

        private final String text;
        private int at;
        private int depth;

        Brackets(String text) {
            this.text = text;
        }

        /** Asked for places in order. */
        boolean areOpenAt(int place) {
            for (; at < place; at++) {
                char c = text.charAt(at);
                if (c == '(' || c == '[' || (c == '{' && at > 0 && text.charAt(at - 1) == '\\')) {
                    depth++;
                } else if (c == ')' || c == ']' || (c == '}' && at > 0 && text.charAt(at - 1) == '\\')) {
                    depth = Math.max(0, depth - 1);
                }
            }
            return depth > 0;
        }
    }
}
