package dev.acumen.benchmarks.throughput;

import java.time.Duration;

/**
 * How many calls of which latency.
 *
 * @param inFlight calls at once; a multiple of {@link Practice#SAMPLES}
 * @param latency of each
 * @param rounds how often that many calls are made
 * @param warmUpCalls the most calls of a short latency made before, which are not measured; fewer if code is compiled sooner
 */
public record Setting(int inFlight, Duration latency, int rounds, int warmUpCalls) {

    private static final Duration WARM_UP_LATENCY = Duration.ofMillis(50);
    private static final int WARM_UP_PASS = 2_048;

    public Setting {
        if (inFlight < Practice.SAMPLES || inFlight % Practice.SAMPLES != 0) {
            throw new IllegalArgumentException(
                    "calls at once are a multiple of " + Practice.SAMPLES + ", not " + inFlight);
        }
        if (rounds < 1 || warmUpCalls < 0 || latency.isNegative()) {
            throw new IllegalArgumentException("at least one round, and neither calls nor latency below zero");
        }
    }

    /** All calls. */
    public int calls() {
        return inFlight * rounds;
    }

    /** The time in which they can be made at best. */
    public Duration ideal() {
        return latency.multipliedBy(rounds);
    }

    /** The same number at once with a short latency. */
    Setting warmUp() {
        return new Setting(inFlight, WARM_UP_LATENCY, Math.max(1, WARM_UP_PASS / inFlight), 0);
    }

    /** How many times {@link #warmUp} at most. */
    int warmUps() {
        return warmUpCalls / warmUp().calls();
    }
}
