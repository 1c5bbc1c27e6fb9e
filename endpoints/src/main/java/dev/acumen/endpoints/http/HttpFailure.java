package dev.acumen.endpoints.http;

import dev.langchain4j.exception.HttpException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** An answer with a status other than 2xx, with the headers that say when to come back. */
public final class HttpFailure extends HttpException {

    private static final long serialVersionUID = 1L;

    private final String retryAfter;

    HttpFailure(int statusCode, String body, String retryAfter) {
        super(statusCode, body);
        this.retryAfter = retryAfter;
    }

    /**
     * How long the server asks to wait (RFC 9110, section 10.2.3: seconds or a date), if it does.
     *
     * @param now the present moment, for dates
     */
    public Optional<Duration> retryAfter(Instant now) {
        if (retryAfter.isBlank()) {
            return Optional.empty();
        }
        if (retryAfter.strip().matches("[0-9]{1,9}(\\.[0-9]+)?")) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(retryAfter.strip()) * 1000)));
        }
        try {
            Instant at = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, at);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
