package dev.acumen.core.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was spent.
 *
 * @param calls finished model calls
 * @param callsWithoutUsage those of them for which the server reported no usage; their tokens are not in {@code usage}
 * @param usage the sum of what was reported
 * @param costUsd US dollars; empty as soon as one call's price is unknown
 */
public record Spend(long calls, long callsWithoutUsage, Usage usage, Optional<BigDecimal> costUsd) {

    private static final Spend NOTHING = new Spend(0, 0, Usage.unreported(), Optional.of(BigDecimal.ZERO));

    /** No call was made. */
    public static Spend nothing() {
        return NOTHING;
    }

    /** One finished call. */
    public static Spend call(Usage usage, Optional<BigDecimal> costUsd) {
        return new Spend(1, usage.isReported() ? 0 : 1, usage, costUsd);
    }

    /** The same, where an unknown cost counts as none, so that it leaves a cap on the others' cost in force. */
    public Spend atKnownCost() {
        return costUsd.isPresent() ? this : new Spend(calls, callsWithoutUsage, usage, Optional.of(BigDecimal.ZERO));
    }

    /** Both together. */
    public Spend plus(Spend other) {
        return new Spend(
                calls + other.calls,
                callsWithoutUsage + other.callsWithoutUsage,
                usage.plus(other.usage),
                costUsd.flatMap(mine -> other.costUsd.map(mine::add)));
    }
}
