package dev.acumen.evaluators;

import dev.acumen.math.answer.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in running text, in the ways people, models and LaTeX write them: signs, thousands separators, decimals,
 * scientific notation, simple and mixed fractions, percent, currency, units, number words of scale.
 *
 * @param text rewritten to the plainest notation, the one numbers are looked for in
 * @param numbers what was found, in order
 */
record NumberText(String text, List<Found> numbers) {

    /** A number and where it stands in the rewritten text; the unit behind it is part of it. */
    record Found(Quantity quantity, int start, int end) {}

    private static final int MOST_DIGITS = 1_000;
    private static final String INTEGER = "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d+)";
    private static final String CURRENCY = "(?:US)?[$€£¥₹]";
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_^])(?<!\\d[.,:/])"
            + "(?<sign>(?<![\\p{L}\\p{N})}\\]])[-+]|(?<=[=:(]\\s?)[-+]\\s)?(?<currency>" + CURRENCY
            + "\\s?)?(?<inner>[-+])?"
            + "(?:(?:(?<whole>\\d{1,9})\\s)?(?<above>" + INTEGER + "(?:\\.\\d+)?)\\s?/\\s?(?<below>" + INTEGER
            + "(?:\\.\\d+)?)"
            + "|(?<decimal>" + INTEGER
            + "(?:\\.\\d+)?|\\.\\d+)(?:[eE](?<exponent>[-+]?\\d{1,4})(?!\\d)|\\s?[×x*]\\s?10\\s?\\^\\s?[{(]?(?<power>[-+]?\\d{1,4})[})]?)?)"
            + "(?![.,:/]?\\d)(?![eE][-+]?\\d)");
    private static final Pattern SCALE =
            Pattern.compile("\\s?(thousand|million|billion|trillion)(?!\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final List<String> SCALES = List.of("thousand", "million", "billion", "trillion");

    NumberText {
        numbers = List.copyOf(numbers);
    }

    /** Finds the numbers of a text. */
    static NumberText of(String original) {
        String text = PlainNotation.of(original);
        List<Found> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            if (matcher.end() - matcher.start() <= MOST_DIGITS) {
                found(text, matcher).ifPresent(found::add);
            }
        }
        return new NumberText(text, found);
    }

    /** The number the whole text consists of, apart from a unit and punctuation. */
    Optional<Quantity> alone() {
        if (numbers.size() != 1) {
            return Optional.empty();
        }
        Found only = numbers.get(0);
        String around = text.substring(0, only.start()) + text.substring(only.end());
        return around.chars().noneMatch(Character::isLetterOrDigit) ? Optional.of(only.quantity()) : Optional.empty();
    }

    private static Optional<Found> found(String text, Matcher matcher) {
        BigDecimal numerator;
        BigDecimal denominator = BigDecimal.ONE;
        if (matcher.group("below") != null) {
            denominator = decimal(matcher.group("below"));
            numerator = decimal(matcher.group("above"));
            if (denominator.signum() == 0) {
                return Optional.empty();
            }
            if (matcher.group("whole") != null) {
                numerator = numerator.add(decimal(matcher.group("whole")).multiply(denominator));
            }
        } else {
            numerator = decimal(matcher.group("decimal"));
            String exponent = matcher.group("exponent") == null ? matcher.group("power") : matcher.group("exponent");
            if (exponent != null) {
                numerator = numerator.scaleByPowerOfTen(Integer.parseInt(exponent));
            }
        }
        if (isMinus(matcher.group("sign")) != isMinus(matcher.group("inner"))) {
            numerator = numerator.negate();
        }
        int end = matcher.end();
        Matcher scale = SCALE.matcher(text).region(end, text.length());
        if (scale.lookingAt()) {
            numerator = numerator.scaleByPowerOfTen(
                    3 * (1 + SCALES.indexOf(scale.group(1).toLowerCase(Locale.ROOT))));
            end = scale.end();
        }
        String currency = matcher.group("currency");
        Optional<Unit> behind = Unit.leading(text.substring(end, Math.min(text.length(), end + 60)));
        Optional<Unit> unit = currency == null ? behind : Unit.named(currency.strip());
        return Optional.of(new Found(new Quantity(numerator, denominator, unit), matcher.start(), end));
    }

    private static boolean isMinus(@Nullable String sign) {
        return sign != null && sign.startsWith("-");
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits.replace(",", "").replace(" ", ""));
    }
}
