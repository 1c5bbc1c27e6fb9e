package dev.acumen.endpoints.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static RateLimitHeaders headers(String... namesAndValues) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return RateLimitHeaders.of(HttpHeaders.of(map, (name, value) -> true));
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1S",
        "0.25, PT0.25S",
        "60, PT1M",
        "'Thu, 01 Jan 2026 00:00:42 GMT', PT42S",
        "2026-01-01T00:00:07Z, PT7S",
        "6m0s, PT6M",
        "120ms, PT0.12S",
        "1h2m3.5s, PT1H2M3.5S"
    })
    void aWaitIsReadInEveryFormServersUse(String text, Duration wait) {
        assertThat(headers("Retry-After", text).pause(NOW)).contains(wait);
        assertThat(headers("X-RateLimit-Remaining-Tokens", "0", "X-RateLimit-Reset-Tokens", text)
                        .untilReset(NOW))
                .contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "soon", "-1", "1x", "s", "Thu, 01 Jan 2025 00:00:42 GMT", "1s soon"})
    void whatSaysNothingAsksForNothing(String text) {
        assertThat(headers("Retry-After", text).pause(NOW)).isEmpty();
    }

    @Test
    void millisecondsGoBeforeSecondsAndWhatIsSaidOutrightBeforeResets() {
        assertThat(headers("retry-after-ms", "1500", "retry-after", "2").pause(NOW))
                .contains(Duration.ofMillis(1500));
        assertThat(headers(
                                "retry-after",
                                "2",
                                "x-ratelimit-remaining-requests",
                                "0",
                                "x-ratelimit-reset-requests",
                                "9s")
                        .pause(NOW))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void whatIsUsedUpIsWaitedForAndWhatIsLeftIsNot() {
        assertThat(headers(
                                "x-ratelimit-remaining-requests",
                                "0",
                                "x-ratelimit-reset-requests",
                                "1s",
                                "x-ratelimit-remaining-tokens",
                                "0",
                                "x-ratelimit-reset-tokens",
                                "6m0s")
                        .untilReset(NOW))
                .contains(Duration.ofMinutes(6));
        assertThat(headers("x-ratelimit-remaining-requests", "1", "x-ratelimit-reset-requests", "1s")
                        .untilReset(NOW))
                .isEmpty();
        assertThat(headers("x-ratelimit-remaining-requests", "0").untilReset(NOW))
                .isEmpty();
    }
}
