package dev.acumen.evaluators.internal.composite;

import dev.acumen.core.score.RewardTerm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the condition of a part of a sum is written: {@code if name} or {@code if name >= number}. */
final class ConditionText {

    private static final Pattern AT_END = Pattern.compile(
            "(?<spec>.*\\S)\\s+if\\s+(?<name>[\\p{L}_][\\p{L}\\p{N}_.-]*)(?:\\s*>=\\s*(?<least>[-+]?[0-9.]+))?",
            Pattern.DOTALL);

    private ConditionText() {}

    /** What {@code if} and the rest at the end of a part say, and what stands before; not matched without it. */
    static Matcher atEndOf(String part) {
        return AT_END.matcher(part);
    }

    static boolean endsWithOne(String spec) {
        return AT_END.matcher(spec).matches();
    }

    static String of(RewardTerm.Condition condition) {
        return " if " + condition.name() + (condition.least() == 1 ? "" : " >= " + Part.number(condition.least()));
    }
}
