package dev.acumen.endpoints.internal.http;

import java.io.Serializable;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headers of an answer say about when to come back. Absent headers are empty texts.
 *
 * @param retryAfterMillis {@code retry-after-ms}
 * @param retryAfter {@code Retry-After} (RFC 9110, section 10.2.3: seconds or a date)
 * @param remainingRequests {@code x-ratelimit-remaining-requests}
 * @param resetRequests {@code x-ratelimit-reset-requests}, such as {@code 6m0s}
 * @param remainingTokens {@code x-ratelimit-remaining-tokens}
 * @param resetTokens {@code x-ratelimit-reset-tokens}
 */
public record RateLimitHeaders(
        String retryAfterMillis,
        String retryAfter,
        String remainingRequests,
        String resetRequests,
        String remainingTokens,
        String resetTokens)
        implements Serializable {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
    private static final Pattern PART = Pattern.compile("\\G([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ms|us|ns|d|h|m|s)");

    /** Reads the headers. */
    public static RateLimitHeaders of(HttpHeaders headers) {
        return new RateLimitHeaders(
                value(headers, "retry-after-ms"),
                value(headers, "retry-after"),
                value(headers, "x-ratelimit-remaining-requests"),
                value(headers, "x-ratelimit-reset-requests"),
                value(headers, "x-ratelimit-remaining-tokens"),
                value(headers, "x-ratelimit-reset-tokens"));
    }

    /**
     * How long the server asks to wait before anything else is sent, if it does: what it says outright, or the time until what is used
     * up is there again.
     *
     * @param now the present moment, for dates
     */
    public Optional<Duration> pause(Instant now) {
        Optional<Duration> asked = retryAfter(now);
        return asked.isPresent() ? asked : untilReset(now);
    }

    /**
     * How long until requests or tokens that are used up are there again, if some are.
     *
     * @param now the present moment, for dates
     */
    public Optional<Duration> untilReset(Instant now) {
        Optional<Duration> requests = isZero(remainingRequests) ? wait(resetRequests, now) : Optional.empty();
        Optional<Duration> tokens = isZero(remainingTokens) ? wait(resetTokens, now) : Optional.empty();
        if (requests.isPresent() && tokens.isPresent()) {
            return requests.get().compareTo(tokens.get()) > 0 ? requests : tokens;
        }
        return requests.isPresent() ? requests : tokens;
    }

    /** A date that has passed says that the clocks differ, not that the server is ready. */
    private Optional<Duration> retryAfter(Instant now) {
        if (NUMBER.matcher(retryAfterMillis).matches()) {
            return positive(Duration.ofNanos(Math.round(Double.parseDouble(retryAfterMillis) * 1e6)));
        }
        return wait(retryAfter, now);
    }

    private static Optional<Duration> wait(String text, Instant now) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (NUMBER.matcher(text).matches()) {
            return positive(seconds(Double.parseDouble(text)));
        }
        Optional<Duration> inUnits = inUnits(text);
        return inUnits.isPresent() ? inUnits : date(text).flatMap(at -> positive(Duration.between(now, at)));
    }

    private static Optional<Duration> inUnits(String text) {
        Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find()) {
            sum = sum.plus(seconds(Double.parseDouble(part.group(1)) * secondsOf(part.group(2))));
            end = part.end();
        }
        return end == text.length() ? positive(sum) : Optional.empty();
    }

    private static double secondsOf(String unit) {
        return switch (unit) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "m" -> 60;
            case "ms" -> 1e-3;
            case "us" -> 1e-6;
            case "ns" -> 1e-9;
            default -> 1;
        };
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notThatForm) {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    private static Optional<Duration> positive(Duration wait) {
        return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    private static boolean isZero(String remaining) {
        return NUMBER.matcher(remaining).matches() && Double.parseDouble(remaining) == 0;
    }

    private static String value(HttpHeaders headers, String name) {
        return headers.firstValue(name).map(String::strip).orElse("");
    }
}
