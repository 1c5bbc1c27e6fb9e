package dev.acumen.core.run;

import java.util.OptionalLong;

/**
 * Tokens as the server reported them. Not reported is empty, which is not zero.
 *
 * @param inputTokens prompt tokens, cached ones included
 * @param cachedInputTokens those of them served from the server's prefix cache
 * @param outputTokens generated tokens, thinking included
 */
public record Usage(OptionalLong inputTokens, OptionalLong cachedInputTokens, OptionalLong outputTokens) {

    private static final Usage UNREPORTED = new Usage(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Nothing was reported. */
    public static Usage unreported() {
        return UNREPORTED;
    }

    /** Input and output as reported, nothing known of cached tokens. */
    public static Usage of(long inputTokens, long outputTokens) {
        return new Usage(OptionalLong.of(inputTokens), OptionalLong.empty(), OptionalLong.of(outputTokens));
    }

    /** Whether both input and output were reported. */
    public boolean isReported() {
        return inputTokens.isPresent() && outputTokens.isPresent();
    }

    /** Input plus output, as far as reported. */
    public long totalTokens() {
        return inputTokens.orElse(0) + outputTokens.orElse(0);
    }

    /** The sum of what was reported in either. */
    public Usage plus(Usage other) {
        return new Usage(
                sum(inputTokens, other.inputTokens),
                sum(cachedInputTokens, other.cachedInputTokens),
                sum(outputTokens, other.outputTokens));
    }

    private static OptionalLong sum(OptionalLong a, OptionalLong b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalLong.of(a.getAsLong() + b.getAsLong());
    }
}
