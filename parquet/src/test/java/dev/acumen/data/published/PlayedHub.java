package dev.acumen.data.published;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the hub: large files are redirected to a CDN (another port), small ones are given at once. */
final class PlayedHub implements AutoCloseable {

    /** What goes wrong. */
    enum Fault {
        NONE,
        GATED,
        BROKEN,
        CUT,
        STALLED,
        WRONG_BYTES
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer hub;
    private final HttpServer cdn;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> cdnAuthorizations = new CopyOnWriteArrayList<>();
    private final List<String> hubAuthorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    PlayedHub() throws IOException {
        hub = server();
        cdn = server();
        hub.createContext("/datasets/", this::resolve);
        hub.createContext("/api/datasets/", this::tree);
        cdn.createContext("/blob/", this::blob);
        hub.start();
        cdn.start();
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + hub.getAddress().getPort();
    }

    List<String> cdnAuthorizations() {
        return cdnAuthorizations;
    }

    List<String> hubAuthorizations() {
        return hubAuthorizations;
    }

    /** @param path as in {@code owner/set@revision:path} */
    PlayedHub holds(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    void fails(Fault with) {
        fault = with;
    }

    private void resolve(HttpExchange exchange) throws IOException {
        try (exchange) {
            hubAuthorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String[] parts = exchange.getRequestURI().getPath().split("/", 7);
            String key = parts[2] + "/" + parts[3] + "@" + parts[5] + ":" + parts[6];
            byte[] bytes = files.get(key);
            if (fault == Fault.GATED) {
                exchange.getResponseHeaders().add("X-Error-Code", "GatedRepo");
                exchange.sendResponseHeaders(401, -1);
            } else if (fault == Fault.BROKEN) {
                exchange.sendResponseHeaders(500, -1);
            } else if (bytes == null) {
                exchange.getResponseHeaders().add("X-Error-Code", "EntryNotFound");
                exchange.sendResponseHeaders(404, -1);
            } else if (key.endsWith(".jsonl")) {
                exchange.getResponseHeaders().add("ETag", "\"" + gitHash(bytes) + "\"");
                exchange.getResponseHeaders().add("X-Repo-Commit", "c0ffee");
                give(exchange, bytes);
            } else {
                exchange.getResponseHeaders().add("X-Linked-ETag", "\"" + hash("SHA-256", bytes) + "\"");
                exchange.getResponseHeaders().add("X-Linked-Size", Integer.toString(bytes.length));
                exchange.getResponseHeaders().add("X-Repo-Commit", "c0ffee");
                exchange.getResponseHeaders()
                        .add("Location", "http://127.0.0.1:" + cdn.getAddress().getPort() + "/blob/" + key);
                exchange.sendResponseHeaders(302, -1);
            }
        }
    }

    private void blob(HttpExchange exchange) throws IOException {
        try (exchange) {
            cdnAuthorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().add("ETag", "\"of-the-cdn\"");
            give(exchange, files.get(exchange.getRequestURI().getPath().substring("/blob/".length())));
        }
    }

    private void give(HttpExchange exchange, byte[] bytes) throws IOException {
        byte[] given = bytes.clone();
        if (fault == Fault.WRONG_BYTES) {
            given[given.length / 2]++;
        }
        exchange.sendResponseHeaders(200, given.length);
        if (fault == Fault.CUT || fault == Fault.STALLED) {
            exchange.getResponseBody().write(given, 0, given.length / 2);
            exchange.getResponseBody().flush();
            if (fault == Fault.STALLED) {
                awaitClosing();
            }
            return;
        }
        exchange.getResponseBody().write(given);
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tree(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getPath().split("/");
            String start = parts[3] + "/" + parts[4] + "@" + parts[6] + ":";
            StringBuilder list = new StringBuilder("[{\"type\": \"directory\", \"path\": \"data.parquet\"}");
            files.keySet().stream()
                    .filter(key -> key.startsWith(start))
                    .sorted()
                    .forEach(key -> list.append(", {\"type\": \"file\", \"oid\": \"x\", \"size\": 1, \"path\": \"")
                            .append(key.substring(start.length()))
                            .append("\"}"));
            byte[] bytes = list.append("]").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String gitHash(byte[] bytes) {
        byte[] head = ("blob " + bytes.length + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(bytes, 0, whole, head.length, bytes.length);
        return hash("SHA-1", whole);
    }

    static String hash(String name, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        hub.stop(0);
        cdn.stop(0);
        threads.shutdownNow();
    }
}
