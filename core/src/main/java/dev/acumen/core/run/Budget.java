package dev.acumen.core.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The most a run may spend. An absent cap does not bind. Caps are checked before a call goes out, so a run overshoots by
 * at most the calls in flight.
 *
 * @param calls finished calls
 * @param tokens input plus output tokens as reported
 * @param costUsd US dollars; does not bind where the price is unknown
 * @param wallClock time since the process took up the run
 */
public record Budget(
        OptionalLong calls, OptionalLong tokens, Optional<BigDecimal> costUsd, Optional<Duration> wallClock) {

    private static final Budget UNLIMITED =
            new Budget(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    /** No cap. */
    public static Budget unlimited() {
        return UNLIMITED;
    }

    /** So many calls, and no other cap. */
    public static Budget ofCalls(long calls) {
        return new Budget(OptionalLong.of(calls), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** What is left of it when so much was spent elsewhere; nothing below zero. */
    public Budget less(Spend spend, Duration elapsed) {
        return new Budget(
                calls.isPresent() ? OptionalLong.of(Math.max(0, calls.getAsLong() - spend.calls())) : calls,
                tokens.isPresent()
                        ? OptionalLong.of(
                                Math.max(0, tokens.getAsLong() - spend.usage().totalTokens()))
                        : tokens,
                costUsd.map(cap ->
                        cap.subtract(spend.costUsd().orElse(BigDecimal.ZERO)).max(BigDecimal.ZERO)),
                wallClock.map(cap -> cap.compareTo(elapsed) > 0 ? cap.minus(elapsed) : Duration.ZERO));
    }

    /** The first cap that the spend has reached, in words, or empty while there is room. */
    public Optional<String> reachedBy(Spend spend, Duration elapsed) {
        if (calls.isPresent() && spend.calls() >= calls.getAsLong()) {
            return Optional.of(spend.calls() + " of " + calls.getAsLong() + " calls");
        }
        if (tokens.isPresent() && spend.usage().totalTokens() >= tokens.getAsLong()) {
            return Optional.of(spend.usage().totalTokens() + " of " + tokens.getAsLong() + " tokens");
        }
        if (costUsd.isPresent()
                && spend.costUsd().isPresent()
                && spend.costUsd().get().compareTo(costUsd.get()) >= 0) {
            return Optional.of("$" + spend.costUsd().get().toPlainString() + " of $"
                    + costUsd.get().toPlainString());
        }
        if (wallClock.isPresent() && elapsed.compareTo(wallClock.get()) >= 0) {
            return Optional.of(elapsed.toSeconds() + " s of " + wallClock.get().toSeconds() + " s");
        }
        return Optional.empty();
    }
}
