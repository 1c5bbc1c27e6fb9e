package dev.acumen.evaluators;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.evaluators.internal.shape.OverlongEvaluator;
import dev.acumen.math.number.Tolerance;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What may stand after an evaluator's name. Each throws {@link IllegalArgumentException} with what it may be instead. */
final class Options {

    private Options() {}

    static Pattern pattern(String name, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw malformed(name, e);
        }
    }

    static IllegalArgumentException malformed(String name, PatternSyntaxException e) {
        return new IllegalArgumentException(
                "the pattern in '" + name + ":" + e.getPattern() + "' is malformed at character " + (e.getIndex() + 1)
                        + ": " + e.getDescription(),
                e);
    }

    static Tolerance tolerance(String options) {
        BigDecimal absolute = BigDecimal.ZERO;
        BigDecimal relative = BigDecimal.ZERO;
        for (String option : options.split(",", -1)) {
            String[] pair = pair(option);
            if (pair[0].equals("abs") && pair.length == 2) {
                absolute = bound(pair[1]);
            } else if (pair[0].equals("rel") && pair.length == 2) {
                relative = bound(pair[1]);
            } else {
                throw new IllegalArgumentException(
                        "'" + option + "' is no option of numeric; write abs=<number> or rel=<number>");
            }
        }
        return new Tolerance(absolute, relative);
    }

    static Evaluator overlong(String options) {
        long max = OverlongPenalty.PUBLISHED.max();
        long cache = OverlongPenalty.PUBLISHED.cache();
        for (String option : options.isEmpty() ? new String[0] : options.split(",", -1)) {
            String[] pair = pair(option);
            if (pair[0].equals("max") && pair.length == 2) {
                max = count("overlong", pair[1]);
            } else if (pair[0].equals("cache") && pair.length == 2) {
                cache = count("overlong", pair[1]);
            } else {
                throw new IllegalArgumentException(
                        "'" + option + "' is no option of overlong; write max=<tokens> or cache=<tokens>");
            }
        }
        return new OverlongEvaluator(new OverlongPenalty(max, cache));
    }

    static long count(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,11}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of 1 or more, which " + name + " needs");
        }
        return Long.parseLong(text);
    }

    private static String[] pair(String option) {
        String[] pair = option.strip().split("=", 2);
        for (int i = 0; i < pair.length; i++) {
            pair[i] = pair[i].strip();
        }
        return pair;
    }

    private static BigDecimal bound(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
        throw new IllegalArgumentException("'" + text + "' is negative; a tolerance is not");
    }
}
