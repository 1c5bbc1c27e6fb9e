package dev.acumen.core.journal;

import dev.acumen.core.run.ReplyReading;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.output.FinishReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A model call that was answered and paid for.
 *
 * @param key which call
 * @param reply what the model said, with thinking where the server reports it
 * @param model the model's name as the server gave it, empty if it gave none
 * @param finishReason why the model stopped, if known
 * @param usage tokens as reported
 * @param costUsd US dollars, if the price is known
 * @param took from the request to the end of the reply, the last try only
 * @param tries requests that left for it, the last one included; 1 or more
 * @param rules by which the reply is read; empty in journals that were written before there were several
 */
public record FinishedCall(
        CallKey key,
        AiMessage reply,
        String model,
        Optional<FinishReason> finishReason,
        Usage usage,
        Optional<BigDecimal> costUsd,
        Duration took,
        int tries,
        Optional<ReplyReading> rules) {

    public FinishedCall {
        // Journals written before tries were counted have none.
        tries = Math.max(1, tries);
    }

    /** A call that is answered now, so that its reply is read by the latest rules. */
    public FinishedCall(
            CallKey key,
            AiMessage reply,
            String model,
            Optional<FinishReason> finishReason,
            Usage usage,
            Optional<BigDecimal> costUsd,
            Duration took,
            int tries) {
        this(key, reply, model, finishReason, usage, costUsd, took, tries, Optional.of(ReplyReading.latest()));
    }

    /** The rules by which the reply is read. */
    public ReplyReading reading() {
        return rules.orElse(ReplyReading.FIRST);
    }

    /** The same call, for which so many requests left. */
    public FinishedCall withTries(int count) {
        return count == tries
                ? this
                : new FinishedCall(key, reply, model, finishReason, usage, costUsd, took, count, rules);
    }

    /** What the call cost. */
    public Spend spend() {
        return Spend.call(usage, costUsd);
    }
}
