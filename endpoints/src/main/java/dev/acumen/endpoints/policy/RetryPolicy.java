package dev.acumen.endpoints.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how soon a failed call is tried again. Unless told otherwise: 4 tries, after random waits of up to 0.5 s, 1 s and 2 s; and
 * 15 minutes of waits that the server asks for, which use up no try.
 *
 * @param tries the most tries, the first one included
 * @param firstWait the longest wait before the second try; doubles from try to try, up to a minute
 * @param patience the longest that a call waits because the server asks it to, all its waits together
 */
public record RetryPolicy(int tries, Duration firstWait, Duration patience) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("a call is tried at least once");
        }
        if (firstWait.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative");
        }
    }

    /** 4 tries, waits of up to 0.5 s, 1 s, 2 s, and 15 minutes of patience. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(4, Duration.ofMillis(500), Duration.ofMinutes(15));
    }

    /** The wait after so many tries, anything up to its bound, so that calls that failed together do not come back together. */
    public Duration waitAfter(int tried, RandomGenerator random) {
        long bound = firstWait.toNanos();
        for (int doubled = 1; doubled < tried && bound < LONGEST_WAIT.toNanos(); doubled++) {
            bound *= 2;
        }
        return Duration.ofNanos((long) (random.nextDouble() * Math.min(bound, LONGEST_WAIT.toNanos())));
    }
}
