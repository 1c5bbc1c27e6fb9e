package dev.acumen.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server in front of the simulated endpoint that does not list models, tells its context at {@code /props} only, refuses the
 * field {@code seed}, and remembers what it was asked.
 */
final class Front implements AutoCloseable {

    private final SimulatedServer behind = SimulatedServer.start(SimulationSettings.defaults());
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Front() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    List<String> bodies() {
        return bodies;
    }

    List<String> paths() {
        return paths;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        behind.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        if (path.equals("/props")) {
            answer(exchange, 200, "{\"default_generation_settings\":{\"n_ctx\":16384}}");
        } else if (!path.equals("/v1/chat/completions")) {
            answer(exchange, 404, "{}");
        } else if (body.contains("\"seed\":")) {
            answer(
                    exchange,
                    422,
                    "{\"detail\":[{\"loc\":[\"body\",\"seed\"],\"msg\":\"Extra inputs are not permitted\"}]}");
        } else {
            bodies.add(body);
            forward(exchange, body);
        }
    }

    private void forward(HttpExchange exchange, String body) throws IOException {
        try {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create(behind.baseUrl() + "/chat/completions"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            answer(exchange, reply.statusCode(), reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
