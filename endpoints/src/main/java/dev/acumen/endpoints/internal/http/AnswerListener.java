package dev.acumen.endpoints.internal.http;

/** Told of each answer as it comes in, before anybody reads its body. */
@FunctionalInterface
public interface AnswerListener {

    /**
     * An answer came in, on the thread that waits for it.
     *
     * @param status of HTTP
     * @param headers what they say about when to come back
     */
    void answered(int status, RateLimitHeaders headers);
}
