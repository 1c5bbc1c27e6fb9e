package dev.acumen.tools.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An MCP server over streamable HTTP on loopback: sessions, and answers as JSON or as a stream of events. */
final class HttpMcpServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Tools tools = new Tools("", 1);
    private final boolean streams;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private volatile String session = "";
    private volatile boolean refuses;

    HttpMcpServer(boolean streams) throws IOException {
        this.streams = streams;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/tools/mcp", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tools/mcp");
    }

    List<String> authorizations() {
        return authorizations;
    }

    List<String> ended() {
        return ended;
    }

    /** As after a restart. */
    void forgetSessions() {
        session = "forgotten";
    }

    void refuse() {
        refuses = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = exchange.getRequestBody().readAllBytes();
            String given = exchange.getRequestHeaders().getFirst("Mcp-Session-Id");
            if (refuses) {
                exchange.sendResponseHeaders(401, -1);
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                ended.add(given);
                exchange.sendResponseHeaders(200, -1);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                post(exchange, JSON.readTree(body), given);
            }
        }
    }

    private void post(HttpExchange exchange, JsonNode request, String given) throws IOException {
        boolean begins = request.path("method").asText().equals("initialize");
        if (begins) {
            session = UUID.randomUUID().toString();
            exchange.getResponseHeaders().add("Mcp-Session-Id", session);
        } else if (!session.equals(given)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        if (!request.has("id")) {
            exchange.sendResponseHeaders(202, -1);
            return;
        }
        String answer = tools.answer(request).toString();
        exchange.getResponseHeaders().add("Content-Type", streams ? "text/event-stream" : "application/json");
        byte[] bytes = (streams ? "event: message\ndata: " + answer + "\n\n" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, streams ? 0 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        stop();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }
}
