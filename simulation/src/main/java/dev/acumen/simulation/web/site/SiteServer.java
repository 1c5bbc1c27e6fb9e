package dev.acumen.simulation.web.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows a site on a free port of loopback. Which host is meant stands in the {@code Host} header, with or without a port. */
public final class SiteServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Site site;

    private SiteServer(HttpServer server, Site site) {
        this.server = server;
        this.site = site;
        this.threads = Executors.newFixedThreadPool(4, SiteServer::daemon);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @throws UncheckedIOException if no port can be had
     */
    public static SiteServer start(Site site) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new SiteServer(HttpServer.create(new InetSocketAddress(loopback, 0), 0), site);
        } catch (IOException e) {
            throw new UncheckedIOException("the synthetic website finds no port", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .map(value -> value.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
                    .orElse("");
            Optional<SitePage> page =
                    site.page("http://" + host + exchange.getRequestURI().getPath());
            byte[] content = page.map(SitePage::content)
                    .orElseGet(() ->
                            HtmlText.of("Not found", "There is no such page.").getBytes(StandardCharsets.UTF_8));
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            boolean isRead = isHead || exchange.getRequestMethod().equals("GET");
            exchange.getResponseHeaders()
                    .set("Content-Type", page.map(SitePage::type).orElse("text/html; charset=utf-8"));
            int status = !isRead ? 405 : page.isPresent() ? 200 : 404;
            exchange.sendResponseHeaders(status, isHead ? -1 : content.length);
            if (!isHead) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "synthetic-website");
        thread.setDaemon(true);
        return thread;
    }
}
