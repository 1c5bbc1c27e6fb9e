package dev.acumen.evaluators.internal.composite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which a part of a sum counts: {@code r_k · 1[r_l ≥ t]}, as GDPO (arXiv 2601.05242) conditions one reward on another.
 *
 * @param name of an earlier part
 * @param least what its reward is at least
 */
public record Condition(String name, double least) {

    private static final Pattern AT_END = Pattern.compile(
            "(?<spec>.*\\S)\\s+if\\s+(?<name>[\\p{L}_][\\p{L}\\p{N}_.-]*)(?:\\s*>=\\s*(?<least>[-+]?[0-9.]+))?",
            Pattern.DOTALL);

    /** What {@code if} and the rest at the end of a part say, and what stands before; not matched without it. */
    static Matcher atEndOf(String part) {
        return AT_END.matcher(part);
    }

    static boolean endsWithOne(String spec) {
        return AT_END.matcher(spec).matches();
    }

    @Override
    public String toString() {
        return " if " + name + (least == 1 ? "" : " >= " + Part.number(least));
    }
}
