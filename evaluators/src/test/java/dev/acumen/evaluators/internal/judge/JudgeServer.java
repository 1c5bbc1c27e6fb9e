package dev.acumen.evaluators.internal.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.core.run.Budget;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.acumen.store.journal.RunJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on the loopback that judges as a function says, which sees the messages of the request. */
final class JudgeServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Function<JsonNode, String> judge;
    private final List<JsonNode> seen = new CopyOnWriteArrayList<>();
    private final int status;

    private JudgeServer(int status, Function<JsonNode, String> judge) {
        this.status = status;
        this.judge = judge;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    static JudgeServer saying(Function<JsonNode, String> judge) {
        return new JudgeServer(200, judge);
    }

    /** Says one text after the other, the last again and again. */
    static JudgeServer saying(String... texts) {
        CopyOnWriteArrayList<String> left = new CopyOnWriteArrayList<>(texts);
        return saying(request -> left.size() > 1 ? left.remove(0) : left.get(0));
    }

    static JudgeServer failing(int status) {
        return new JudgeServer(status, request -> "no");
    }

    /** The requests so far. */
    List<JsonNode> seen() {
        return seen;
    }

    /** The server as the model of a run with this journal. */
    OpenAiEndpoint endpoint(RunJournal journal, Budget budget) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        EndpointSettings settings = EndpointSettings.builder(url, "judge")
                .name("judge")
                .retry(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(5)))
                .build();
        return new OpenAiEndpoint(settings, journal, budget, Clock.systemUTC(), event -> {});
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody());
            seen.add(request);
            Map<String, Object> message = Map.of("role", "assistant", "content", judge.apply(request));
            byte[] body = MAPPER.writeValueAsString(Map.of(
                            "model",
                            "judge",
                            "choices",
                            List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")),
                            "usage",
                            Map.of("prompt_tokens", 10, "completion_tokens", 3, "total_tokens", 13)))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
