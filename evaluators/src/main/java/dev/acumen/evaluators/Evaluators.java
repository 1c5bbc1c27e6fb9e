package dev.acumen.evaluators;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.math.MathEvaluator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Evaluators by their one-line specifications. */
public final class Evaluators {

    private static final String CHOICE = "choose one of:"
            + "\n  exact                        the same text, apart from case, spaces and punctuation"
            + "\n  numeric                      the same number"
            + "\n  numeric:abs=0.01,rel=1e-6    a number as near as one of the two bounds"
            + "\n  math                         the same mathematics in any notation"
            + "\n  regex                        each reference answer is a pattern that occurs in the reply"
            + "\n  regex:<pattern>              what the pattern (or its first group) finds last is the reference answer"
            + "\n  first-of:numeric|exact       the first that can grade the attempt decides";
    private static final String FIRST_OF = "first-of:";
    private static final String REGEX = "regex:";
    private static final String NUMERIC = "numeric:";
    /** A bar inside a pattern is part of the pattern. */
    private static final Pattern BAR = Pattern.compile("\\|(?=(?:exact|numeric|math|regex)(?:[:|]|$))");

    private Evaluators() {}

    /**
     * The evaluator of a specification: {@code exact}, {@code numeric}, {@code numeric:abs=0.01,rel=1e-6}, {@code math}, {@code regex},
     * {@code regex:<pattern>}, or {@code first-of:} and several of these with bars between them. An evaluator's
     * {@code toString} gives its specification back.
     *
     * @throws IllegalArgumentException if there is no such evaluator; the message lists what there is
     */
    public static Evaluator parse(String spec) {
        String text = spec.strip();
        if (text.startsWith(FIRST_OF)) {
            List<Evaluator> chain = new ArrayList<>();
            for (String part : BAR.split(text.substring(FIRST_OF.length()), -1)) {
                chain.add(parseOne(part.strip(), spec));
            }
            return new FirstOfEvaluator(chain);
        }
        return parseOne(text, spec);
    }

    /** The specification that suits the references: {@code numeric} if every one is a number, else {@code exact}. */
    public static String suggest(List<Task> tasks) {
        List<String> answers = tasks.stream()
                .flatMap(task -> task.reference().answers().stream())
                .toList();
        boolean isNumeric = !answers.isEmpty() && answers.stream().allMatch(NumericEvaluator::isNumber);
        return isNumeric ? "numeric" : "exact";
    }

    private static Evaluator parseOne(String text, String spec) {
        if (text.equals("exact")) {
            return new ExactEvaluator();
        }
        if (text.equals("numeric")) {
            return new NumericEvaluator();
        }
        if (text.startsWith(NUMERIC)) {
            return new NumericEvaluator(tolerance(text.substring(NUMERIC.length()), spec));
        }
        if (text.equals("math")) {
            return new MathEvaluator();
        }
        if (text.equals("regex")) {
            return new RegexEvaluator(Optional.empty());
        }
        if (text.startsWith(REGEX)) {
            return new RegexEvaluator(Optional.of(pattern(text.substring(REGEX.length()), spec)));
        }
        throw new IllegalArgumentException("there is no evaluator '" + text + "'; " + CHOICE);
    }

    private static Pattern pattern(String expression, String spec) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern in '" + spec + "' is malformed at character " + (e.getIndex() + 1) + ": "
                            + e.getDescription(),
                    e);
        }
    }

    private static Tolerance tolerance(String options, String spec) {
        BigDecimal absolute = BigDecimal.ZERO;
        BigDecimal relative = BigDecimal.ZERO;
        for (String option : options.split(",", -1)) {
            String[] pair = option.strip().split("=", 2);
            String name = pair[0].strip();
            BigDecimal value = pair.length == 2 ? bound(pair[1].strip(), spec) : BigDecimal.ZERO;
            if (name.equals("abs") && pair.length == 2) {
                absolute = value;
            } else if (name.equals("rel") && pair.length == 2) {
                relative = value;
            } else {
                throw new IllegalArgumentException("'" + option + "' in '" + spec
                        + "' is no option of numeric; write abs=<number> or rel=<number>");
            }
        }
        return new Tolerance(absolute, relative);
    }

    private static BigDecimal bound(String text, String spec) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' in '" + spec + "' is not a number", e);
        }
        throw new IllegalArgumentException("'" + text + "' in '" + spec + "' is negative; a tolerance is not");
    }
}
