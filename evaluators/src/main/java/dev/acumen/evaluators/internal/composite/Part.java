package dev.acumen.evaluators.internal.composite;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Rewards;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reward of a {@link SumEvaluator}.
 *
 * @param name of the reward
 * @param weight it has in the sum; finite
 * @param evaluator that gives it
 * @param condition under which it is not zero, if there is one
 */
public record Part(String name, double weight, Evaluator evaluator, Optional<RewardTerm.Condition> condition) {

    private static final Pattern HEAD = Pattern.compile(
            "(?:(?<name>[\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*=\\s*)?(?:(?<weight>[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*\\*\\s*)?(?<spec>.*)",
            Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"?([\\p{L}_][\\p{L}\\p{N}_-]*).*", Pattern.DOTALL);

    public Part {
        if (!Rewards.isName(name)) {
            throw new IllegalArgumentException("'" + name + "' cannot name a reward");
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("a weight is finite, not " + weight);
        }
    }

    /**
     * Reads {@code [name =] [weight *] spec [if name [>= number]]}.
     *
     * @param text without white space around it
     * @param evaluators reads a specification
     * @throws IllegalArgumentException if it is none
     */
    public static Part parse(String text, Function<String, Evaluator> evaluators) {
        Matcher conditioned = ConditionText.atEndOf(text);
        boolean isConditioned = conditioned.matches();
        Matcher head = HEAD.matcher(isConditioned ? conditioned.group("spec") : text);
        if (!head.matches()) {
            throw new IllegalStateException("everything matches " + HEAD);
        }
        String spec = head.group("spec");
        Matcher word = WORD.matcher(spec);
        String name = head.group("name") != null ? head.group("name") : word.matches() ? word.group(1) : spec;
        Optional<RewardTerm.Condition> condition = isConditioned
                ? Optional.of(new RewardTerm.Condition(
                        conditioned.group("name"),
                        conditioned.group("least") == null ? 1 : number(conditioned.group("least"), text)))
                : Optional.empty();
        Evaluator evaluator = evaluators.apply(spec);
        return new Part(
                name, head.group("weight") == null ? 1 : number(head.group("weight"), text), evaluator, condition);
    }

    private static double number(String digits, String text) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' in '" + text + "' is not a number", e);
        }
    }

    RewardTerm term() {
        return new RewardTerm(name, weight, condition);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return name + "=" + (weight == 1 ? "" : number(weight) + "*") + SpecText.part(evaluator.toString())
                + condition.map(ConditionText::of).orElse("");
    }
}
