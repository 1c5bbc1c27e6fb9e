package dev.acumen.math.number;

import dev.acumen.math.answer.Unit;
import dev.acumen.math.number.NumberText.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a text in {@link PlainNotation} and finds its numbers and what looks like one and is not understood. */
final class NumberScanner {

    private static final int MOST_DIGITS = 5_000;
    private static final int LONGEST_UNIT = 60;
    private static final String DIGITS = "(?:\\d++(?:\\.\\d++)?|\\.\\d++)";
    private static final Pattern NUMBER = Pattern.compile("(?:"
            + "(?:(?<whole>\\d{1,9})\\s{1,3})?(?<above>" + DIGITS + ")\\s?/\\s?(?<below>" + DIGITS + ")"
            + "|10\\^\\{?(?<ten>[-+]?\\d{1,4})\\}?"
            + "|(?<decimal>" + DIGITS + ")(?:[eE](?<exponent>[-+]?\\d{1,4})|\\*10\\^\\{(?<power>-?\\d{1,4})\\})?"
            + ")");
    private static final Pattern CURRENCY = Pattern.compile("(?:(?<!\\p{L})\\p{Lu}{1,2})?\\p{Sc}\\s?");
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\d_]++(?:[.,:/^'’-][\\p{L}\\d_]++)*+");
    private static final Pattern LETTERS_BEFORE_DIGIT = Pattern.compile("\\p{L}{2,4}(?=\\d)");
    private static final Pattern ORDINAL = Pattern.compile("(?:st|nd|rd|th)(?!\\p{L})");
    private static final Pattern TERM = Pattern.compile("[-+(]{0,9}\\p{Sc}?\\d++(?:\\.\\d*+)?"
            + "(?:\\)*+[ \\t]?[-+*/×÷·⋅][ \\t]?[-+(]{0,9}\\p{Sc}?\\d++(?:\\.\\d*+)?){1,40}+\\)*+");
    private static final Pattern ONLY_HYPHENS = Pattern.compile("[-+]?\\d+(?:-\\d+)+");
    private static final Pattern NO_CALCULATION = Pattern.compile("[\\p{Sc}\\s]|\\.$");
    private static final Pattern SCALE =
            Pattern.compile("\\s?(thousand|million|billion|trillion)(?!\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final List<String> SCALES = List.of("thousand", "million", "billion", "trillion");
    private static final Pattern BRACKETS =
            Pattern.compile("\\s?(?:\\([^()\\n]*\\)|\\[[^\\[\\]\\n]*\\]|\\{[^{}\\n]*\\})");

    private final String text;
    private final Surroundings around;
    private final Matcher number;
    private final List<Found> found = new ArrayList<>();
    private int at;
    /** Where the unit behind the number ends that was read last. */
    private int behind;

    NumberScanner(String text) {
        this.text = text;
        this.around = new Surroundings(text);
        this.number = NUMBER.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    List<Found> scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (around.isDigit(at) || (c == '.' && around.isDigit(at + 1) && !around.isDigit(at - 1))) {
                number();
            } else if (c == '\\' || (Character.isLetter(c) && !around.isApart(at))) {
                word();
            } else {
                at++;
            }
        }
        return found;
    }

    /** A name, with the figures that are part of it; a call of it with numbers in it is a term that is not understood. */
    private void word() {
        int start = at;
        at++;
        while (at < text.length() && isNamePart(start)) {
            at++;
        }
        Matcher letters = LETTERS_BEFORE_DIGIT.matcher(text).region(start, at);
        if (letters.lookingAt() && Unit.currency(letters.group()).isPresent()) {
            at = letters.end();
            return;
        }
        int end = at;
        Matcher brackets = BRACKETS.matcher(text).region(at, text.length());
        boolean isCommand = text.charAt(start) == '\\';
        while (brackets.lookingAt() && (isCommand || !Character.isWhitespace(text.charAt(end)))) {
            end = brackets.end();
            brackets.region(end, text.length());
        }
        String called = text.substring(at, end);
        boolean isTerm = called.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (isTerm) {
            found.add(new Found(Optional.empty(), Optional.empty(), start, end));
        }
        at = end;
    }

    private boolean isNamePart(int start) {
        char c = text.charAt(at);
        if (Character.isLetter(c)) {
            return !around.isApart(at);
        }
        if (text.charAt(start) == '\\') {
            return false;
        }
        boolean isJoint = (c == '-' || c == '_' || c == '\'' || c == '’' || c == '.')
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at + 1))
                && (c != '.' || Character.isLetter(text.charAt(at + 1)))
                && !around.isApart(at + 1);
        return (c >= '0' && c <= '9') || isJoint || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private void number() {
        int digits = at;
        Prefix prefix = prefix(digits);
        number.region(at, text.length());
        boolean isReadable = number.lookingAt() && number.end() - digits <= MOST_DIGITS;
        int end = isReadable ? number.end() : digits;
        if (isReadable && ORDINAL.matcher(text).region(end, text.length()).lookingAt()) {
            at = end + 2;
            return;
        }
        Optional<Quantity> quantity = isReadable ? quantity(prefix, end) : Optional.empty();
        if (quantity.isPresent()
                && !around.isBehindOperator(prefix.start())
                && !around.isBeforeOperator(behind, behind == number.end())) {
            found.add(new Found(quantity, Optional.empty(), prefix.start(), behind));
            at = behind;
            return;
        }
        Matcher term = TERM.matcher(text).region(prefix.start(), text.length());
        if (!around.isBehindOperator(prefix.start()) && term.lookingAt() && isCalculation(term)) {
            String plain = NO_CALCULATION.matcher(term.group()).replaceAll("");
            found.add(new Found(
                    Optional.empty(),
                    Optional.of(plain.replace('×', '*')
                            .replace('·', '*')
                            .replace('⋅', '*')
                            .replace('÷', '/')),
                    prefix.start(),
                    term.end()));
            at = term.end();
            return;
        }
        Matcher run = RUN.matcher(text).region(digits, text.length());
        at = Math.max(Math.max(end, digits + 1), run.lookingAt() ? run.end() : 0);
        found.add(new Found(Optional.empty(), Optional.empty(), prefix.start(), at));
    }

    /** Figures with nothing but a hyphen between them may be a range, a date or a telephone number. */
    private boolean isCalculation(Matcher term) {
        return !ONLY_HYPHENS.matcher(term.group()).matches() && !around.isBeforeOperator(term.end(), false);
    }

    /** What stands before the digits and belongs to them. */
    private record Prefix(int start, boolean isNegative, Optional<Unit> currency) {}

    private Prefix prefix(int digits) {
        int start = digits;
        boolean isNegative = false;
        Optional<Unit> currency = Optional.empty();
        for (int round = 0; round < 2; round++) {
            int sign = around.signBefore(start);
            if (sign >= 0) {
                isNegative ^= text.charAt(sign) == '-';
                start = sign;
            }
            Matcher money = CURRENCY.matcher(text);
            for (int from = Math.max(0, start - 4); from < start && currency.isEmpty(); from++) {
                if (money.region(from, start).matches()) {
                    currency = Unit.named(money.group().strip())
                            .or(() -> Unit.currency(money.group().strip()));
                    start = currency.isPresent() ? from : start;
                }
            }
            int word = start;
            while (word > 0 && Character.isLetter(text.charAt(word - 1)) && start - word < 4) {
                word--;
            }
            if (currency.isEmpty() && word < start) {
                currency = Unit.currency(text.substring(word, start));
                start = currency.isPresent() ? word : start;
            }
        }
        return new Prefix(start, isNegative, currency);
    }

    private Optional<Quantity> quantity(Prefix prefix, int end) {
        BigDecimal numerator;
        BigDecimal denominator = BigDecimal.ONE;
        behind = end;
        if (number.group("below") != null) {
            denominator = new BigDecimal(number.group("below"));
            numerator = new BigDecimal(number.group("above"));
            if (denominator.signum() == 0) {
                return Optional.empty();
            }
            if (number.group("whole") != null) {
                numerator = numerator.add(new BigDecimal(number.group("whole")).multiply(denominator));
            }
        } else if (number.group("ten") != null) {
            numerator = BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(number.group("ten")));
        } else {
            numerator = new BigDecimal(number.group("decimal"));
            String exponent = number.group("exponent") == null ? number.group("power") : number.group("exponent");
            if (exponent != null) {
                numerator = numerator.scaleByPowerOfTen(Integer.parseInt(exponent));
            }
        }
        Matcher scale = SCALE.matcher(text).region(end, text.length());
        if (scale.lookingAt()) {
            numerator = numerator.scaleByPowerOfTen(
                    3 * (1 + SCALES.indexOf(scale.group(1).toLowerCase(Locale.ROOT))));
            behind = scale.end();
        }
        Optional<Unit> unit = prefix.currency();
        if (unit.isEmpty()) {
            Optional<Unit.Written> written =
                    Unit.written(text.substring(behind, Math.min(text.length(), behind + LONGEST_UNIT)));
            unit = written.map(Unit.Written::unit);
            behind += written.map(Unit.Written::length).orElse(0);
        }
        return Optional.of(new Quantity(prefix.isNegative() ? numerator.negate() : numerator, denominator, unit));
    }
}
