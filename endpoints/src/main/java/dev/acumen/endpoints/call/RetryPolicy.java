package dev.acumen.endpoints.call;

import java.time.Duration;

/**
 * How often and how soon a failed call is tried again. Unless told otherwise: 4 tries, waits of 0.5 s, 1 s and 2 s, or what the
 * server asks for in {@code Retry-After}, up to 2 minutes.
 *
 * @param tries the most tries, the first one included
 * @param firstWait before the second try; doubles from try to try
 * @param longestWait the longest wait that is granted to the server
 */
public record RetryPolicy(int tries, Duration firstWait, Duration longestWait) {

    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("a call is tried at least once");
        }
    }

    /** 4 tries, waits of 0.5 s, 1 s, 2 s. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(4, Duration.ofMillis(500), Duration.ofMinutes(2));
    }

    Duration waitAfter(int tried) {
        return firstWait.multipliedBy(1L << Math.min(tried - 1, 20));
    }
}
