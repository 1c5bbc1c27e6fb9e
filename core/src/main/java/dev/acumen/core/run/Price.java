package dev.acumen.core.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a model costs, in US dollars per million tokens.
 *
 * @param inputUsd for input tokens that were not cached
 * @param cachedInputUsd for input tokens from the prefix cache
 * @param outputUsd for output tokens
 */
public record Price(BigDecimal inputUsd, BigDecimal cachedInputUsd, BigDecimal outputUsd) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public Price {
        if (inputUsd.signum() < 0 || cachedInputUsd.signum() < 0 || outputUsd.signum() < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** The cost of the given usage in US dollars; empty where the usage was not reported. */
    public Optional<BigDecimal> of(Usage usage) {
        if (!usage.isReported()) {
            return Optional.empty();
        }
        long input = usage.inputTokens().getAsLong();
        // A server that counts cached tokens on their own may report more of them than input: nothing is cheaper than
        // free.
        BigDecimal cached =
                BigDecimal.valueOf(Math.min(input, usage.cachedInputTokens().orElse(0)));
        BigDecimal fresh = BigDecimal.valueOf(input).subtract(cached);
        BigDecimal output = BigDecimal.valueOf(usage.outputTokens().getAsLong());
        return Optional.of(fresh.multiply(inputUsd)
                .add(cached.multiply(cachedInputUsd))
                .add(output.multiply(outputUsd))
                .divide(MILLION));
    }
}
