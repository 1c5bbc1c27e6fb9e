package dev.acumen.learning.estimate;

import dev.acumen.core.journal.FinishedCall;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Calls of one phase that were made to see what such calls take.
 *
 * @param calls at least one
 */
record Measured(List<FinishedCall> calls) {

    private static final double Z95 = 1.96;

    /** With one call nothing is known of how much calls differ. */
    private static final double SPREAD_OF_ONE = 0.5;

    Measured {
        calls = List.copyOf(calls);
    }

    Range inputTokens() {
        return mean(call -> call.usage().inputTokens().orElse(0));
    }

    Range outputTokens() {
        return mean(call -> call.usage().outputTokens().orElse(0));
    }

    Range seconds() {
        return mean(call -> call.took().toMillis() / 1000.0);
    }

    /** What part of the input came from the server's prefix cache. */
    double cachedShare() {
        double input = sum(call -> call.usage().inputTokens().orElse(0));
        return input == 0 ? 0 : sum(call -> call.usage().cachedInputTokens().orElse(0)) / input;
    }

    boolean isReported() {
        return calls.stream().allMatch(call -> call.usage().isReported());
    }

    /** The 95 % interval of the mean, by the normal approximation. */
    private Range mean(ToDoubleFunction<FinishedCall> what) {
        double mean = sum(what) / calls.size();
        double variance = calls.stream()
                        .mapToDouble(call -> Math.pow(what.applyAsDouble(call) - mean, 2))
                        .sum()
                / Math.max(1, calls.size() - 1);
        double half = calls.size() == 1 ? mean * SPREAD_OF_ONE : Z95 * Math.sqrt(variance / calls.size());
        return new Range(Math.max(0, mean - half), mean + half);
    }

    private double sum(ToDoubleFunction<FinishedCall> what) {
        return calls.stream().mapToDouble(what).sum();
    }
}
