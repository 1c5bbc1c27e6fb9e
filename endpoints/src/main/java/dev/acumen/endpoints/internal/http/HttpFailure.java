package dev.acumen.endpoints.internal.http;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An answer with a status other than 2xx, with the headers that say when to come back. */
public final class HttpFailure extends HttpException {

    private static final long serialVersionUID = 1L;

    private final RateLimitHeaders headers;

    HttpFailure(int statusCode, String body, RateLimitHeaders headers) {
        super(statusCode, body);
        this.headers = headers;
    }

    /**
     * How long the server asks to wait, if it does.
     *
     * @param now the present moment, for dates
     */
    public Optional<Duration> pause(Instant now) {
        return headers.pause(now);
    }
}
