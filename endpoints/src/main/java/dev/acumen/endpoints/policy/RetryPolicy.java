package dev.acumen.endpoints.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how soon a failed call is tried again. Unless told otherwise: 12 tries, after random waits of up to 0.5 s, 1 s, 2 s and so on up
 * to 30 s, which are about a minute and a half in all. A pause that the server asks for uses up no try. All waits together end after 15 minutes. A server
 * that fails six calls of ten so loses two of a thousand.
 *
 * @param tries the most tries, the first one included
 * @param firstWait the longest wait before the second try; doubles from try to try, up to 30 s
 * @param patience the longest that a call waits, all its waits together
 */
public record RetryPolicy(int tries, Duration firstWait, Duration patience) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("a call is tried at least once");
        }
        if (firstWait.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative");
        }
    }

    /** 12 tries, waits of up to 0.5 s, doubling up to 30 s, and 15 minutes of patience. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(12, Duration.ofMillis(500), Duration.ofMinutes(15));
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
