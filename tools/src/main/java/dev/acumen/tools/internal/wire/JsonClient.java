package dev.acumen.tools.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.net.BoundedBody;
import dev.acumen.net.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Asks a service that speaks JSON over HTTP/1.1. A deadline covers each whole answer, answers have a largest size, redirects are
 * not followed so that no key goes to another host, and 429 and 5xx are asked again after the pause that the service asks for.
 * No message shows the key or the query of an address. Safe for several threads.
 */
public final class JsonClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_SAID = 300;

    private final String service;
    private final Optional<Secret> key;
    private final WireSettings settings;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.systemUTC();

    /**
     * @param service its name, for messages
     * @param key masked in whatever the service says
     * @param settings time, size, tries
     */
    public JsonClient(String service, Optional<Secret> key, WireSettings settings) {
        this.service = service;
        this.key = key;
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(settings.proxies())
                .build();
    }

    /**
     * The answer.
     *
     * @throws Refused if the service answers with another status than 2xx, also when asked again
     * @throws ToolFailure if there is no answer, or one that is no JSON
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    public JsonNode ask(JsonRequest request) {
        Duration pause = settings.firstPause();
        for (int tried = 1; ; tried++) {
            boolean isLast = tried == settings.tries();
            Optional<HttpResponse<byte[]>> response = send(request, isLast);
            if (response.isPresent() && !isPassing(response.get().statusCode())) {
                return read(request, response.get());
            }
            Duration wanted =
                    response.flatMap(answer -> retryAfter(answer.headers())).orElse(pause);
            if (response.isPresent() && (isLast || wanted.compareTo(settings.longestPause()) > 0)) {
                return read(request, response.get());
            }
            sleep(request, wanted);
            pause = pause.multipliedBy(2);
        }
    }

    private static boolean isPassing(int status) {
        return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** Empty if the connection broke and there is another try. */
    private Optional<HttpResponse<byte[]>> send(JsonRequest request, boolean isLast) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(toJdk(request), head -> new BoundedBody(settings.mostBytes()));
        try {
            return Optional.of(pending.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw cancelled(request);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new ToolFailure(
                    ToolProblem.TIMED_OUT,
                    service + " gave no complete answer within " + shown(settings.timeout()) + " (" + request.shown()
                            + ")");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (isBroken(cause) && !isLast) {
                return Optional.empty();
            }
            throw failure(request, cause);
        }
    }

    private static boolean isBroken(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof BoundedBody.Overrun)
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpConnectTimeoutException)
                && !(cause instanceof UnknownHostException);
    }

    private ToolFailure failure(JsonRequest request, Throwable cause) {
        if (cause instanceof BoundedBody.Overrun) {
            return new ToolFailure(service + ": " + cause.getMessage() + " (" + request.shown() + ")");
        }
        boolean isConnecting = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException;
        String why = cause.getMessage() == null ? "" : ": " + redacted(cause.getMessage());
        return new ToolFailure(
                isConnecting
                        ? service + " cannot be reached at " + request.shown()
                        : service + " broke the connection (" + request.shown() + why + ")");
    }

    private JsonNode read(JsonRequest request, HttpResponse<byte[]> response) {
        String text = text(request, response);
        boolean isAnswer = response.statusCode() / 100 == 2;
        JsonNode said = parsed(text);
        if (isAnswer && said.isContainerNode()) {
            return said;
        }
        if (isAnswer) {
            throw new ToolFailure(service + " answered with something that is no JSON (" + request.shown() + "): "
                    + oneLine(redacted(text)));
        }
        if (response.statusCode() / 100 == 3) {
            throw new Refused(
                    service + " answers " + response.statusCode() + " at " + request.shown()
                            + " and points elsewhere; redirects are not followed, so that no key goes to another host:"
                            + " set its right address",
                    response.statusCode(),
                    said);
        }
        throw new Refused(refusal(response, said, text), response.statusCode(), said);
    }

    private String refusal(HttpResponse<byte[]> response, JsonNode said, String text) {
        String words = ErrorWords.of(said).orElseGet(() -> ErrorWords.ofPage(text));
        String later = retryAfter(response.headers())
                .filter(pause -> isPassing(response.statusCode()))
                .map(pause -> "; it asks to come back in " + shown(pause))
                .orElse("");
        return service + " answers HTTP " + response.statusCode()
                + (words.isEmpty() ? "" : ": " + oneLine(redacted(words))) + later;
    }

    private String text(JsonRequest request, HttpResponse<byte[]> response) {
        byte[] body = response.body();
        String packed = response.headers().firstValue("Content-Encoding").orElse("");
        if (!packed.equalsIgnoreCase("gzip")) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = plain.readNBytes(settings.mostBytes() + 1);
            if (unpacked.length > settings.mostBytes()) {
                throw new BoundedBody.Overrun(settings.mostBytes());
            }
            return new String(unpacked, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failure(request, e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private HttpRequest toJdk(JsonRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.address()).header("Accept", "application/json");
        request.headers().forEach(builder::header);
        request.body()
                .ifPresent(body -> builder.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
        return builder.build();
    }

    private Optional<Duration> retryAfter(HttpHeaders headers) {
        String text = headers.firstValue("Retry-After").orElse("").strip();
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
        }
        try {
            Duration until =
                    Duration.between(clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Optional.empty() : Optional.of(until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void sleep(JsonRequest request, Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            throw cancelled(request);
        }
    }

    private static CancellationException cancelled(JsonRequest request) {
        Thread.currentThread().interrupt();
        return new CancellationException("the call to " + request.shown() + " was cancelled");
    }

    private String redacted(String text) {
        return key.map(secret -> secret.redact(text)).orElse(text);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SAID ? line : line.substring(0, LONGEST_SAID) + " ...";
    }

    private static String shown(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
