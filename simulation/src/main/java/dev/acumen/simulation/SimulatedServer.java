package dev.acumen.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.core.run.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The simulated endpoint as a server on loopback, for the ordinary client to talk to. Waiting out the simulated latency holds no thread.
 * Every answer carries the header {@code X-Acumen-Simulated: true} and every completion the field {@code "simulated": true}.
 */
public final class SimulatedServer implements AutoCloseable {

    /** The header by which a client may say which try of a request this is, so that a failure is drawn afresh. */
    public static final String TRY_HEADER = "X-Acumen-Try";

    /** The name of the model. */
    public static final String MODEL = Simulation.MODEL;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int WAITING_CONNECTIONS = 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Simulation simulation;
    private final SimulationSettings settings;

    private SimulatedServer(HttpServer server, SimulationSettings settings) {
        this.server = server;
        this.settings = settings;
        this.simulation = new Simulation(settings);
        this.threads = Executors.newCachedThreadPool(SimulatedServer::daemon);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a server on a free port.
     *
     * @throws UncheckedIOException if none can be had
     */
    public static SimulatedServer start(SimulationSettings settings) {
        return start(settings, 0);
    }

    /**
     * Starts a server.
     *
     * @param port the port to listen on, or 0 for a free one
     * @throws UncheckedIOException if the port cannot be had
     */
    public static SimulatedServer start(SimulationSettings settings, int port) {
        // Read once, when the first server of the process is made.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", Integer.toString(WAITING_CONNECTIONS));
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), WAITING_CONNECTIONS);
            return new SimulatedServer(server, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated endpoint cannot listen on port " + port, e);
        }
    }

    /** Where the protocol starts: {@code http://127.0.0.1:PORT/v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** How it behaves. */
    public SimulationSettings settings() {
        return settings;
    }

    /** Stops at once; requests under way get no answer. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Reply(int status, ObjectNode body, Duration delay) {
        static Reply of(ObjectNode body) {
            return new Reply(200, body, Duration.ZERO);
        }

        static Reply of(Refusal refusal) {
            return new Reply(refusal.status(), refusal.body(), Duration.ZERO);
        }

        Reply after(Duration latency) {
            return new Reply(status, body, latency);
        }
    }

    private void handle(HttpExchange exchange) {
        Reply reply;
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            reply = reply(exchange, body);
        } catch (IOException e) {
            // The client hung up: there is nobody to answer.
            exchange.close();
            return;
        } catch (RuntimeException e) {
            reply = Reply.of(new Refusal(500, "server_error", "the simulated endpoint is broken: " + e));
        }
        Reply ready = reply;
        CompletableFuture.delayedExecutor(ready.delay().toNanos(), TimeUnit.NANOSECONDS, threads)
                .execute(() -> send(exchange, ready));
    }

    private Reply reply(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/v1/chat/completions", "/chat/completions" ->
                allowed(exchange, "POST").orElseGet(() -> complete(exchange, body));
            case "/v1/models", "/models" -> allowed(exchange, "GET").orElseGet(() -> Reply.of(simulation.models()));
            case "/health" ->
                allowed(exchange, "GET")
                        .orElseGet(() -> Reply.of(JsonNodeFactory.instance
                                .objectNode()
                                .put("status", "ok")
                                .put("simulated", true)));
            default -> Reply.of(new Refusal(404, "not_found_error", "there is nothing at " + path));
        };
    }

    /** Empty if the method is the one the path takes. */
    private static Optional<Reply> allowed(HttpExchange exchange, String method) {
        if (exchange.getRequestMethod().equals(method)) {
            return Optional.empty();
        }
        exchange.getResponseHeaders().set("Allow", method);
        return Optional.of(
                Reply.of(new Refusal(405, "invalid_request_error", "this path takes " + method + " requests only")));
    }

    private Reply complete(HttpExchange exchange, byte[] body) {
        ChatRequest request;
        try {
            request = ChatRequest.read(json(body), settings.supportsJsonSchema());
        } catch (Refusal refusal) {
            return Reply.of(refusal);
        }
        String attempt = Optional.ofNullable(exchange.getRequestHeaders().getFirst(TRY_HEADER))
                .orElse("");
        Reply reply;
        try {
            reply = Reply.of(simulation.answer(request, attempt));
        } catch (Refusal refusal) {
            reply = Reply.of(refusal);
        }
        return reply.after(simulation.latency(request, attempt));
    }

    private static JsonNode json(byte[] body) throws Refusal {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("the request body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.invalid("the request body cannot be read: " + e.getMessage());
        }
    }

    private static void send(HttpExchange exchange, Reply reply) {
        try (exchange) {
            byte[] bytes = MAPPER.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set(Endpoint.SIMULATED_HEADER, "true");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // The client hung up while it waited; closing the exchange is all there is to do.
            return;
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "simulated-endpoint");
        thread.setDaemon(true);
        return thread;
    }
}
