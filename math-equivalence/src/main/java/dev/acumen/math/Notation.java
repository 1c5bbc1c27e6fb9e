package dev.acumen.math;

import dev.acumen.math.answer.Unit;
import dev.acumen.math.internal.TextResource;
import dev.acumen.math.internal.WrittenNumbers;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the many ways to type the same mathematics to one: LaTeX commands, without delimiters, spacing and style. */
final class Notation {

    private static final Map<String, String> CHARACTERS = characters();

    private static final Pattern SPACING = Pattern.compile(
            "(?<!\\\\)\\\\(?:[,;:> ]|(?:thinspace|enspace|hspace\\s*\\{[^{}]*\\}|hfill|newline)(?![A-Za-z]))|~");
    private static final Pattern STYLE = Pattern.compile(
            "\\\\(?:displaystyle|textstyle|scriptstyle|limits|nolimits|left|right|bigl|bigr|Bigl|Bigr|biggl|biggr|Biggl|Biggr|big|Big|bigg|Bigg|middle|boldsymbol|bm|tiny|small|large|Large|mathstrut|strut|phantom\\{[^{}]*\\}|rm|bf|it)(?![A-Za-z])\\.?");
    private static final Pattern JOINED_DIGITS =
            Pattern.compile("(?<=\\d)\\s*(?:\\{\\s*,\\s*\\}|,\\s*\\\\!|\\\\!\\s*,)\\s*(?=\\d)");
    private static final Pattern THIN_SPACE = Pattern.compile("(?<=\\d)(?:\\\\,|\\\\ )(?=\\d{3}(?!\\d))");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|(?<![A-Za-z0-9}])__|__(?![A-Za-z0-9{])|`+");
    private static final Pattern STARRED = Pattern.compile("^\\s*\\*([^*]+)\\*\\s*$");
    private static final Pattern SUBSCRIPTS = Pattern.compile("[₀₁₂₃₄₅₆₇₈₉]+");

    private static final Pattern ALIGNED = Pattern.compile(
            "\\\\begin\\s*\\{((?:align|aligned|gather|gathered|split|equation|eqnarray|multline)\\*?)\\}(.{0,4000}?)\\\\end\\s*\\{\\1\\}",
            Pattern.DOTALL);
    private static final Pattern CONTINUATION = Pattern.compile("\\\\\\\\\\s*(=|\\\\approx|<|>|\\\\le|\\\\ge|\\+|-)");
    private static final Pattern DERIVATIVE = Pattern.compile("(?<![A-Za-z\\\\])d([a-z])\\s*/\\s*d([a-z])(?![A-Za-z])");
    private static final Pattern CLOCK_HALF = Pattern.compile("(?<=\\d)\\s*([ap])\\.\\s?m\\.?");
    private static final Pattern SHORT_FRACTION = Pattern.compile("\\\\[dtc]?frac\\s*(\\d)\\s*(\\d)");
    private static final Pattern HALF_SHORT_FRACTION = Pattern.compile("\\\\[dtc]?frac\\s*(\\d)(?=\\s*[\\\\{])");

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");
    private static final Pattern DOUBLED_COMMAND = Pattern.compile("(?<!\\\\)\\\\\\\\(?:[A-Za-z]{2,}|[\\[({,;!%])");
    private static final Pattern GLUED = Pattern.compile(
            "\\\\(qquad|quad|displaystyle|textstyle|thinspace|enspace|left|right)(?=[A-Za-z])(?!arrow|harpoon|rightarrow)");
    private static final Pattern ROMAN =
            Pattern.compile("\\{\\s*\\\\(?:rm|text|mathrm)\\s+([A-Za-z°][A-Za-z0-9/^°. ]{0,20})\\}");
    private static final Pattern BRACED_TEXT = Pattern.compile(
            "(?<=[\\d)}\\s])\\{\\s*(\\\\(?:text|mathrm|textrm|mbox)\\s*\\{[^{}]{1,40}\\}(?:\\s*\\^\\s*\\{?-?\\d\\}?)?)\\s*\\}");
    private static final Pattern BRACED_WORD =
            Pattern.compile("(?<=[\\d)])\\s*\\{\\s*([A-Za-z]{1,12}(?:/[A-Za-z]{1,3})?(?:\\^?\\d)?)\\s*\\}");
    private static final Pattern BRACED_AMOUNT = Pattern.compile(
            "\\s*\\{\\s*([-+]?[\\d.]+\\s*(?:\\\\(?:text|mathrm|textrm|mbox)\\s*\\{[^{}]{1,40}\\}(?:\\^\\{?\\d\\}?)?|[A-Za-z]{1,12}(?:\\^?\\d)?))\\s*\\}\\s*");
    private static final Pattern BINOMIAL = Pattern.compile(
            "(?<![A-Za-z\\\\])C\\s*_\\s*\\{?\\s*(\\d{1,4})\\s*\\}?\\s*\\^\\s*\\{?\\s*(\\d{1,4})\\s*\\}?");
    private static final Pattern BUILDER = Pattern.compile("\\\\\\{\\s*([a-z])\\s*\\|(?=[^|]*\\\\\\})");
    private static final Pattern GLUED_SIGN =
            Pattern.compile("\\\\(le|ge|lt|gt|ne|cdot|times|pi)((?![qgrs])[A-Za-z])(?![A-Za-z])");
    private static final Pattern BEHIND_NUMBER = Pattern.compile("(?<=\\d)\\s?(?=[A-Za-zµμΩ])");
    private static final Pattern COMPOUND = Pattern.compile("/\\(|·|\\\\cdot|⋅");
    private static final Pattern CHOOSE = Pattern.compile(
            "(?:\\{\\s*\\})?_\\{?\\s*(\\w{1,9})\\s*\\}?\\s*(?:\\\\(?:text|mathrm)\\s*\\{\\s*C\\s*\\}|C)\\s*_\\s*(?:\\{\\s*(\\w{1,9})\\s*\\}|(\\w))");

    private Notation() {}

    /** The text as the lexer wants it. */
    static String plain(String text) {
        String plain = WrittenNumbers.starsAsPowers(withSingleBackslashes(text));
        plain = EMPHASIS.matcher(plain).replaceAll("");
        Matcher starred = STARRED.matcher(plain);
        if (starred.matches()) {
            plain = starred.group(1);
        }
        plain = WrittenNumbers.halfWidth(plain);
        plain = JOINED_DIGITS.matcher(plain).replaceAll("");
        plain = THIN_SPACE.matcher(plain).replaceAll("");
        plain = WrittenNumbers.plain(plain, WrittenNumbers.Context.FORMULA);
        plain = SUBSCRIPTS.matcher(plain).replaceAll(match -> "_{" + flat(match.group()) + "}");
        for (Map.Entry<String, String> entry : CHARACTERS.entrySet()) {
            if (plain.contains(entry.getKey())) {
                plain = plain.replace(entry.getKey(), entry.getValue());
            }
        }
        plain = CLOCK_HALF.matcher(plain).replaceAll(" $1m");
        plain = ALIGNED.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(rows(match.group(2))));
        plain = plain.replace("\\!", "");
        if (plain.indexOf('{') >= 0) {
            plain = withoutBracesAroundUnits(plain);
        }
        if (COMPOUND.matcher(plain).find()) {
            plain = withCompoundUnitsAsText(plain);
        }
        plain = BUILDER.matcher(plain).replaceAll("\\\\{$1\\\\mid ");
        plain = GLUED_SIGN.matcher(plain).replaceAll("\\\\$1 $2");
        plain = SPACING.matcher(plain).replaceAll(" ");
        plain = GLUED.matcher(plain).replaceAll("\\\\$1 ");
        plain = STYLE.matcher(plain).replaceAll(" ");
        plain = SHORT_FRACTION.matcher(plain).replaceAll("\\\\frac{$1}{$2}");
        plain = HALF_SHORT_FRACTION.matcher(plain).replaceAll("\\\\frac{$1}");
        plain = BINOMIAL.matcher(plain).replaceAll("\\\\binom{$1}{$2}");
        plain = choose(plain);
        plain = DERIVATIVE.matcher(plain).replaceAll("\\\\frac{d$1}{d$2}");
        plain = plain.replace("\\(", " ").replace("\\)", " ");
        plain = plain.replaceAll("\\\\\\[(?!\\d+(?:pt|em|ex)\\])", " ").replaceAll("(?<!\\\\)\\\\\\]", " ");
        return dollars(plain);
    }

    /** JSON that was encoded twice doubles every backslash; one before a row of a matrix is doubled anyway. */
    private static String withSingleBackslashes(String text) {
        if (!text.contains("\\\\")) {
            return text;
        }
        boolean isDoubled = DOUBLED_COMMAND.matcher(text).find()
                && BACKSLASHES
                        .matcher(text)
                        .results()
                        .allMatch(run -> run.group().length() % 2 == 0);
        return isDoubled ? text.replace("\\\\", "\\") : text;
    }

    private static String withoutBracesAroundUnits(String text) {
        String plain = ROMAN.matcher(text).replaceAll("\\\\text{ $1}");
        plain = BRACED_TEXT.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
        plain = BRACED_WORD
                .matcher(plain)
                .replaceAll(match -> Matcher.quoteReplacement(
                        Unit.of(match.group(1)).isPresent() ? "\\text{ " + match.group(1) + "}" : match.group()));
        Matcher whole = BRACED_AMOUNT.matcher(plain);
        return whole.matches() ? whole.group(1) : plain;
    }

    /** A unit with a sign in it behind a number, such as J/(kg·K), is no product of variables. */
    private static String withCompoundUnitsAsText(String text) {
        Matcher behind = BEHIND_NUMBER.matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (behind.find()) {
            if (behind.end() >= from) {
                Optional<Unit.Written> unit =
                        Unit.written(text.substring(behind.end(), Math.min(text.length(), behind.end() + 40)));
                String written = unit.map(one -> text.substring(behind.end(), behind.end() + one.length()))
                        .orElse("");
                if (COMPOUND.matcher(written).find()) {
                    result.append(text, from, behind.end())
                            .append("\\text{ ")
                            .append(unit.orElseThrow().unit().name())
                            .append('}');
                    from = behind.end() + written.length();
                }
            }
        }
        return from == 0 ? text : result.append(text.substring(from)).toString();
    }

    /** An index in front of the letter, with nothing for it to belong to. */
    private static String choose(String text) {
        Matcher choose = CHOOSE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (choose.find()) {
            boolean isFree = choose.start() == 0
                    || text.charAt(choose.start()) == '{'
                    || " +-*/=(,".indexOf(text.charAt(choose.start() - 1)) >= 0;
            String below = choose.group(2) == null ? choose.group(3) : choose.group(2);
            choose.appendReplacement(
                    result,
                    Matcher.quoteReplacement(
                            isFree ? "\\binom{" + choose.group(1) + "}{" + below + "}" : choose.group()));
        }
        return choose.appendTail(result).toString();
    }

    /** Dollar signs in pairs enclose mathematics; one that is left over, or escaped, is money. */
    private static String dollars(String text) {
        String escaped = text.replace("\\$", "\\money ");
        String single = escaped.replace("$$", " ");
        long count = single.chars().filter(c -> c == '$').count();
        return count % 2 == 0 ? single.replace("$", " ") : single.replace("$", "\\money ");
    }

    /** Aligned rows are one chain where a row goes on with a sign, else a list. */
    private static String rows(String aligned) {
        String chained = CONTINUATION.matcher(aligned.replace("&", " ")).replaceAll(" $1");
        return " " + chained.replace("\\\\", " , ") + " ";
    }

    private static String flat(String digits) {
        return Normalizer.normalize(digits, Normalizer.Form.NFKC).replace('−', '-');
    }

    private static Map<String, String> characters() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String line : TextResource.lines(Notation.class, "characters.txt")) {
            String[] pair = line.split("\t", -1);
            if (pair.length == 2) {
                String character = pair[0].startsWith("U+")
                        ? Character.toString(Integer.parseInt(pair[0].substring(2), 16))
                        : pair[0];
                map.put(character, pair[1].replace('␣', ' '));
            }
        }
        return map;
    }
}
