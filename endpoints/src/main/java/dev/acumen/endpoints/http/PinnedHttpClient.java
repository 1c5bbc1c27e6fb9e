package dev.acumen.endpoints.http;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP client as langchain4j wants it, with what servers of models need: HTTP/1.1 only (common Python servers lose
 * the body of a request that offers an upgrade), a deadline that covers the body too, a cancel that closes the socket, error
 * answers that keep what they say about when to come back, and the API key masked in whatever a server sends back.
 */
public final class PinnedHttpClient implements HttpClient {

    private static final int THREADS = 8;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final java.net.http.HttpClient client;
    private final Duration timeout;
    private final Optional<Secret> secret;
    private final AnswerListener listener;

    /**
     * @param timeout from sending the request to the last byte of the answer
     * @param secret masked in error texts
     */
    public PinnedHttpClient(Duration timeout, Optional<Secret> secret) {
        this(timeout, secret, (status, headers) -> {});
    }

    /**
     * @param timeout from sending the request to the last byte of the answer
     * @param secret masked in error texts
     * @param listener told of each answer
     */
    public PinnedHttpClient(Duration timeout, Optional<Secret> secret, AnswerListener listener) {
        this.timeout = timeout;
        this.secret = secret;
        this.listener = listener;
        this.client = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(fewThreads())
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .build();
    }

    /** A builder that hands out this client, which has its own time-outs. */
    public HttpClientBuilder asBuilder() {
        return new Builder(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        RateLimitHeaders limits = RateLimitHeaders.of(response.headers());
        listener.answered(response.statusCode(), limits);
        String body = new String(response.body(), StandardCharsets.UTF_8);
        boolean isAnswer = response.statusCode() / 100 == 2;
        String safe = secret.filter(key -> !isAnswer || !key.mayOccurByChance())
                .map(key -> key.redact(body))
                .orElse(body);
        if (!isAnswer) {
            throw new HttpFailure(response.statusCode(), safe, limits);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(safe)
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Acumen does not stream");
    }

    /** The JDK's own pool starts a thread for each answer of a burst; nothing that runs here waits for the network. */
    private static ThreadPoolExecutor fewThreads() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "acumen-http");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(toJdk(request), HttpResponse.BodyHandlers.ofByteArray());
        try {
            return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the call to " + request.url() + " was cancelled");
        } catch (java.util.concurrent.TimeoutException e) {
            pending.cancel(true);
            throw new TimeoutException(
                    "no complete answer from " + request.url() + " within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw translate(request.url(), e.getCause() == null ? e : e.getCause());
        }
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        var body = request.body() == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
        return builder.method(request.method().name(), body).build();
    }

    private static RuntimeException translate(String url, Throwable cause) {
        boolean neverConnected = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
        if (neverConnected) {
            String why = cause.getCause() instanceof UnresolvedAddressException
                    ? "unknown host"
                    : cause.getMessage() == null ? "connection refused" : cause.getMessage();
            return new UnresolvedModelServerException("cannot connect to " + url + ": " + why, cause);
        }
        if (cause instanceof IOException) {
            return new ConnectionBroken(
                    "the connection to " + url + " broke: "
                            + Optional.ofNullable(cause.getMessage())
                                    .orElse(cause.getClass().getSimpleName()),
                    cause);
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("the call to " + url + " failed", cause);
    }

    /** langchain4j sets time-outs on a builder; this one has its client already. */
    private record Builder(PinnedHttpClient client) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return CONNECT_TIMEOUT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return client.timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
