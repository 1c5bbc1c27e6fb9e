package dev.acumen.core.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Rewards by name beside the one that counts, such as {@code right}, {@code format} and {@code cost}. What they add up to is
 * the evaluator's business; here each stands by itself, so that none hides another.
 *
 * @param values finite, by name, in the evaluator's order; a name is letters, digits, dots, dashes and underscores
 */
public record Rewards(Map<String, Double> values) {

    private static final Rewards NONE = new Rewards(Map.of());
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,99}");

    public Rewards {
        values.forEach((name, value) -> {
            if (!isName(name)) {
                throw new IllegalArgumentException(
                        "a reward's name is letters, digits, dots, dashes and underscores, not '" + name + "'");
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a reward is finite, not " + value + ", as '" + name + "' is");
            }
        });
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** No reward but the one that counts. */
    public static Rewards none() {
        return NONE;
    }

    /** Whether this may name a reward. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The reward of that name, if there is one. */
    public OptionalDouble get(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
