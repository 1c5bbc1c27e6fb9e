package dev.acumen.tools.mcp;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One connection to a server, from its start to its end. */
final class McpLink implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final int DEEPEST = 20;

    private final McpSettings settings;
    private final McpAsyncClient client;
    private final Optional<ProgramTransport> program;

    private McpLink(McpSettings settings, McpClientTransport transport, Optional<ProgramTransport> program) {
        this.settings = settings;
        this.program = program;
        this.client = McpClient.async(transport)
                .clientInfo(new Implementation("acumen", "0.1.0"))
                .initializationTimeout(settings.startTimeout().plus(CLOSING))
                .requestTimeout(
                        settings.callTimeout().plus(settings.startTimeout()).plus(CLOSING))
                // Whether an answer fits the server's own schema is for the model to see.
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
                .build();
    }

    /**
     * Starts the server, or finds it.
     *
     * @throws ServerGone if it does not get ready
     * @throws ToolFailure if it does not in time
     */
    static McpLink open(McpSettings settings) throws ServerGone {
        Optional<ProgramTransport> program = Optional.empty();
        if (settings.url().isEmpty()) {
            program = Optional.of(started(settings));
        }
        McpLink link = new McpLink(
                settings,
                program.<McpClientTransport>map(one -> one)
                        .orElseGet(() -> http(settings, settings.url().orElseThrow())),
                program);
        boolean isOpen = false;
        try {
            link.ask(McpAsyncClient::initialize, settings.startTimeout());
            isOpen = true;
            return link;
        } finally {
            if (!isOpen) {
                link.close();
            }
        }
    }

    private static ProgramTransport started(McpSettings settings) throws ServerGone {
        try {
            return new ProgramTransport(settings, McpJson.forSdk());
        } catch (IOException e) {
            throw new ServerGone("'" + settings.command().get(0) + "' cannot be started: " + e.getMessage());
        }
    }

    private static McpClientTransport http(McpSettings settings, URI url) {
        String whole = url.toString();
        String base = url.getScheme() + "://" + url.getRawAuthority();
        return HttpClientStreamableHttpTransport.builder(base)
                .endpoint(whole.length() > base.length() ? whole.substring(base.length()) : "/")
                .jsonMapper(McpJson.forSdk())
                .maxResponseSize(settings.mostBytes())
                .connectTimeout(settings.startTimeout())
                .customizeClient(client ->
                        client.version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER))
                .httpRequestCustomizer((request, method, endpoint, body, context) ->
                        settings.headers().forEach(request::setHeader))
                .build();
    }

    /**
     * Asks and waits.
     *
     * @throws ServerGone if the server or the way to it broke
     * @throws ToolFailure if the server refuses, or gives no answer in time
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    <T> T ask(Function<McpAsyncClient, Mono<T>> question, Duration timeout) throws ServerGone {
        CompletableFuture<String> gone = program.map(ProgramTransport::gone).orElseGet(CompletableFuture::new);
        if (gone.isDone()) {
            throw new ServerGone(gone.join());
        }
        CompletableFuture<T> answer = question.apply(client).toFuture();
        try {
            CompletableFuture.anyOf(answer, gone).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.isDone()) {
                return answer.get();
            }
            answer.cancel(true);
            throw new ServerGone(gone.join());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the call to " + settings.name() + " was cancelled");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ToolFailure(
                    ToolProblem.TIMED_OUT, settings.name() + " gave no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** What the server says itself is its answer; all else is a break. */
    private ServerGone failure(ExecutionException thrown) {
        Throwable cause = thrown;
        String reason = "the connection broke";
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof McpError refusal) {
                throw new ToolFailure(settings.line(settings.name() + " refuses: " + refusal.getMessage()));
            }
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return new ServerGone("it cannot be reached at " + place());
            }
            if (cause instanceof McpHttpClientTransportAuthorizationException unknown) {
                return new ServerGone("it does not let us in (HTTP "
                        + unknown.getResponseInfo().statusCode() + "): check its headers");
            }
            if (cause.getMessage() != null && !(cause instanceof ExecutionException)) {
                reason = cause.getMessage();
            }
            cause = cause.getCause();
        }
        return new ServerGone(reason);
    }

    /** Without the query, which may hold a key. */
    private String place() {
        return settings.url()
                .map(url -> url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                        + url.getPath())
                .orElse(settings.name());
    }

    @Override
    public void close() {
        boolean wasInterrupted = Thread.interrupted();
        if (program.isEmpty()) {
            try {
                client.closeGracefully().toFuture().get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                // A server that does not want to hear of the end is left.
            }
        }
        client.close();
        program.ifPresent(ProgramTransport::stop);
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
