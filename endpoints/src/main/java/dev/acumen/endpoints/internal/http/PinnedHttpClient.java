package dev.acumen.endpoints.internal.http;

import dev.acumen.endpoints.policy.OpenFiles;
import dev.acumen.net.BoundedBody;
import dev.acumen.net.Secret;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.http.client.HttpClient;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The JDK's HTTP client as langchain4j wants it, with what servers of models need: HTTP/1.1 only (common Python servers lose
 * the body of a request that offers an upgrade), a deadline that covers the body too, a cancel that closes the socket, a bound of
 * 64 MB on answers, a second try where an idle connection was closed at the moment of its use, error answers that keep what they
 * say about when to come back, and the API key masked in whatever a server sends back.
 */
public final class PinnedHttpClient implements HttpClient {

    /** What a request accepts whose answer is to come as a stream: the time-out then bounds its silences. */
    public static final String EVENT_STREAM = "text/event-stream";

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration STALE_SHOWS_WITHIN = Duration.ofSeconds(1);
    private static final int THREADS = 8;
    private static final long MOST_BYTES = 64 << 20;
    /** A gateway may keep a connection alive whose server is gone. */
    private static final int MOST_TIMEOUTS = 12;

    private final java.net.http.HttpClient client;
    private final Duration timeout;
    private final Optional<Secret> secret;
    private final AnswerListener listener;
    private final AtomicBoolean hasAnswered = new AtomicBoolean();

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
        this.client = newClient();
    }

    private static java.net.http.HttpClient newClient() {
        return java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(fewThreads())
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        RateLimitHeaders limits = RateLimitHeaders.of(response.headers());
        listener.answered(response.statusCode(), limits);
        String body = text(request, response);
        boolean isAnswer = response.statusCode() / 100 == 2;
        String said = isAnswer
                ? body
                : PageText.ofFailure(
                        response.statusCode(), body, response.headers().firstValue("Location"), request.url());
        String safe = secret.filter(key -> !isAnswer || !key.mayOccurByChance())
                .map(key -> key.redact(said))
                .orElse(said);
        if (!isAnswer) {
            throw new HttpFailure(response.statusCode(), safe, limits);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(withoutBodys(response.headers().map()))
                .body(safe)
                .build();
    }

    /** What the headers say of the body's form is done with, and langchain4j would do it again. */
    private static Map<String, List<String>> withoutBodys(Map<String, List<String>> headers) {
        Map<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(headers);
        List.of("Content-Type", "Content-Encoding", "Content-Length").forEach(others::remove);
        return others;
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

    private static String text(HttpRequest request, HttpResponse<byte[]> response) {
        try {
            return BodyText.of(response.body(), response.headers(), MOST_BYTES);
        } catch (IOException e) {
            throw translate(request.url(), e);
        }
    }

    /**
     * Servers close idle connections at a time of their choosing, which may be the very moment one is used again; such a request
     * never arrived and is sent once more, on a connection that is certainly new. A connection that breaks later, while
     * the server may be at work, is a failure like any other.
     */
    private HttpResponse<byte[]> send(HttpRequest request) {
        long sent = System.nanoTime();
        Deadline deadline = new Deadline(timeout, isStreamed(request) ? timeout.multipliedBy(MOST_TIMEOUTS) : timeout);
        boolean mayBeOld = hasAnswered.get();
        AtomicBoolean begun = new AtomicBoolean();
        try {
            HttpResponse<byte[]> response = await(client, request, deadline, begun);
            hasAnswered.set(true);
            return response;
        } catch (ConnectionBroken e) {
            boolean soon = System.nanoTime() - sent < STALE_SHOWS_WITHIN.toNanos();
            if (!mayBeOld || !soon || begun.get() || e.isAmidAnswer()) {
                throw e;
            }
            return await(newClient(), request, deadline, begun);
        }
    }

    private static boolean isStreamed(HttpRequest request) {
        return request.headers().getOrDefault("Accept", List.of()).contains(EVENT_STREAM);
    }

    private HttpResponse<byte[]> await(
            java.net.http.HttpClient through, HttpRequest request, Deadline deadline, AtomicBoolean begun) {
        CompletableFuture<HttpResponse<byte[]>> pending = through.sendAsync(toJdk(request), head -> {
            begun.set(true);
            return new HeardBody(new BoundedBody(MOST_BYTES), deadline::heard);
        });
        try {
            while (true) {
                long left = deadline.left();
                if (left <= 0) {
                    pending.cancel(true);
                    throw late(request, deadline);
                }
                try {
                    return pending.get(left, TimeUnit.NANOSECONDS);
                } catch (java.util.concurrent.TimeoutException e) {
                    // A stream may have been heard of meanwhile.
                }
            }
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the call to " + request.url() + " was interrupted");
        } catch (ExecutionException e) {
            throw translate(request.url(), e.getCause() == null ? e : e.getCause());
        }
    }

    private RuntimeException late(HttpRequest request, Deadline deadline) {
        if (!isStreamed(request)) {
            return new TimeoutException(
                    "no complete answer from " + request.url() + " within " + timeout.toSeconds() + " s");
        }
        String silence = "nothing came from " + request.url() + " for " + timeout.toSeconds() + " s";
        if (deadline.isOver()) {
            return new TimeoutException("no complete answer from " + request.url() + " within "
                    + timeout.multipliedBy(MOST_TIMEOUTS).toSeconds() + " s");
        }
        return deadline.wasHeard()
                ? new ConnectionBroken(silence + ", in the middle of its answer")
                : new TimeoutException(silence);
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        var body = request.body() == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
        return builder.method(request.method().name(), body).build();
    }

    /** The JDK speaks of its parser. */
    private static String plain(String message) {
        return message.contains("header parser received no bytes") ? "it was closed without an answer" : message;
    }

    private static RuntimeException translate(String url, Throwable cause) {
        Optional<String> exhausted = OpenFiles.exhaustedBy(cause);
        if (exhausted.isPresent()) {
            return new UnresolvedModelServerException("cannot connect to " + url + ": " + exhausted.get(), cause);
        }
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
        if (cause instanceof BoundedBody.Overrun) {
            return new AnswerTooLong(cause.getMessage() + ", which none should be: " + url);
        }
        if (cause instanceof IOException) {
            return new ConnectionBroken(
                    "the connection to " + url + " broke: "
                            + Optional.ofNullable(cause.getMessage())
                                    .map(PinnedHttpClient::plain)
                                    .orElse(cause.getClass().getSimpleName()),
                    cause);
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("the call to " + url + " failed", cause);
    }
}
