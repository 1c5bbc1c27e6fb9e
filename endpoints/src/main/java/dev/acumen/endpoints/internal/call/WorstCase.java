package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.Price;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a call may cost at most. Input is estimated from the request, with a fifth on top. Output is bounded by the request; else by the
 * model's context; else taken to be no longer than the longest answer so far, and 4,096 tokens before there was one.
 */
public final class WorstCase {

    private static final long OUTPUT_TOKENS = 4_096;

    private final Optional<Price> price;
    private final OptionalInt contextTokens;
    private final AtomicLong longest = new AtomicLong();

    /**
     * @param price of the model's tokens, if known
     * @param contextTokens of the model, if known
     */
    public WorstCase(Optional<Price> price, OptionalInt contextTokens) {
        this.price = price;
        this.contextTokens = contextTokens;
    }

    /** A call was answered with this usage. */
    void seen(Usage usage) {
        longest.accumulateAndGet(usage.outputTokens().orElse(0), Math::max);
    }

    Spend of(Call call) {
        Usage usage = Usage.of(call.inputTokens() + call.inputTokens() / 5, outputTokens(call));
        return Spend.call(usage, price.flatMap(known -> known.of(usage)));
    }

    private long outputTokens(Call call) {
        Integer asked = call.request().maxOutputTokens();
        if (asked != null) {
            return asked;
        }
        return contextTokens.isPresent() ? contextTokens.getAsInt() : longestSoFar();
    }

    private long longestSoFar() {
        long seen = longest.get();
        return seen == 0 ? OUTPUT_TOKENS : seen;
    }
}
