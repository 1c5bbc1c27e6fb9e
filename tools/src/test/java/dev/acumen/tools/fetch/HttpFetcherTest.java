package dev.acumen.tools.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.tools.fetch.FetchFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpFetcherTest {

    private static final String SITE = "http://site.example";
    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void fetchesWithTheHostItWasAskedForAndUnpacks() {
        List<String> headers = Collections.synchronizedList(new ArrayList<>());
        site.on("/a", exchange -> {
            headers.add(exchange.getRequestHeaders().getFirst("Host"));
            headers.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            headers.add(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Site.send(exchange, 200, "text/html; charset=utf-8", gzip("<p>hello".getBytes(StandardCharsets.UTF_8)));
        });
        FetchedPage page = fetch(site.settings().userAgent("acumen-test"), "HTTP://www.SITE.example/a#part");
        assertThat(page.address()).isEqualTo("http://www.site.example/a");
        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>hello");
        assertThat(headers.get(0)).isEqualTo("www.site.example");
        assertThat(headers.get(1)).isEqualTo("acumen-test");
        assertThat(headers.get(2)).contains("gzip");
    }

    @Test
    void followsRedirects() {
        site.redirect("/one", "two?x=a b")
                .redirect("/two", "//www.site.example/three")
                .page("/three", "text/plain", "here");
        assertThat(fetch(SITE + "/one").address()).isEqualTo("http://www.site.example/three");
        fails(site.settings().maxRedirects(1), SITE + "/one", Reason.TOO_MANY_REDIRECTS);
    }

    @Test
    void leavesARedirectLoop() {
        site.redirect("/loop", "/loop");
        fails(site.settings(), SITE + "/loop", Reason.TOO_MANY_REDIRECTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/secret",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]:PORT/secret",
                "http://0x7f000001:PORT/secret",
                "http://localhost:PORT/secret",
                "http://[::ffff:127.0.0.1]:PORT/secret"
            })
    void goesToNoPrivateAddressEvenAfterARedirect(String target) {
        AtomicInteger reached = new AtomicInteger();
        String address = target.replace("PORT", String.valueOf(site.port()));
        site.redirect("/go", address).on("/secret", exchange -> {
            reached.incrementAndGet();
            Site.send(exchange, 200, "text/plain", new byte[] {'s'});
        });
        Set<Integer> ports = Set.of(80, site.port());
        fails(site.settings().ports(ports), SITE + "/go", Reason.NOT_ALLOWED);
        fails(site.settings().ports(ports), address, Reason.NOT_ALLOWED);
        assertThat(reached).hasValue(0);
        if (!target.contains("169.254") && !target.contains("[::1]")) {
            FetchSettings.Builder allowing =
                    site.settings().ports(ports).allowNetwork("127.0.0.0/8").allowNetwork("::1");
            assertThat(fetch(allowing, address).body()).hasSize(1);
        }
    }

    @Test
    void redirectsToOtherSchemesAreRefused() {
        site.redirect("/file", "file:///etc/passwd");
        fails(site.settings(), SITE + "/file", Reason.BAD_ADDRESS);
    }

    @Test
    void asksForNamesOnceAndConnectsToWhatWasChecked() {
        AtomicInteger lookups = new AtomicInteger();
        site.page("/", "text/plain", "inside");
        NameResolver rebinding = host -> {
            boolean isFirst = lookups.incrementAndGet() == 1;
            return List.of(
                    InetAddress.getByAddress(isFirst ? new byte[] {(byte) 192, 0, 2, 1} : new byte[] {127, 0, 0, 1}));
        };
        // The first answer is allowed here and leads nowhere; a second lookup would lead to the site.
        FetchSettings.Builder settings = FetchSettings.builder()
                .resolver(rebinding)
                .allowNetwork("192.0.2.0/24")
                .ports(Set.of(site.port()))
                .timeout(Duration.ofMillis(500));
        assertThatThrownBy(() -> fetch(settings, "http://evil.example:" + site.port() + "/"))
                .isInstanceOf(FetchFailure.class);
        assertThat(lookups).hasValue(1);
        fails(settings, "http://evil.example:" + site.port() + "/", Reason.NOT_ALLOWED);
    }

    @Test
    void oneHiddenPrivateAddressAmongPublicOnesIsEnoughToRefuse() {
        FetchSettings.Builder settings = FetchSettings.builder()
                .resolver(host -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")));
        fails(settings, "http://mixed.example/", Reason.NOT_ALLOWED);
    }

    @Test
    void connectsToTheCheckedAddressUnderTheHostsName() {
        AtomicReference<String> host = new AtomicReference<>();
        site.on("/", exchange -> {
            host.set(exchange.getRequestHeaders().getFirst("Host"));
            Site.send(exchange, 200, "text/plain", new byte[] {'x'});
        });
        FetchSettings.Builder settings = FetchSettings.builder()
                .resolver(name -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
                .allowNetwork("127.0.0.1")
                .ports(Set.of(site.port()));
        fetch(settings, "http://somewhere.example:" + site.port() + "/");
        assertThat(host).hasValue("somewhere.example:" + site.port());
    }

    @Test
    void tlsIsBegunUnderTheHostsName() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            java.util.concurrent.CompletableFuture<String> hello = new java.util.concurrent.CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    byte[] start = new byte[4_096];
                    int count = socket.getInputStream().read(start);
                    hello.complete(new String(start, 0, count, StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    hello.completeExceptionally(e);
                }
            });
            thread.start();
            FetchSettings.Builder settings = FetchSettings.builder()
                    .resolver(name -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
                    .allowNetwork("127.0.0.1")
                    .ports(Set.of(server.getLocalPort()));
            fails(settings, "https://somewhere.example:" + server.getLocalPort() + "/", Reason.UNREACHABLE);
            assertThat(hello.get()).contains("somewhere.example");
        }
    }

    @Test
    void otherPortsAreRefused() {
        fails(FetchSettings.builder(), "http://example.com:22/", Reason.NOT_ALLOWED);
    }

    @Test
    void unknownHosts() {
        FetchSettings.Builder settings = FetchSettings.builder().resolver(host -> List.of());
        fails(settings, "http://nowhere.example/", Reason.UNREACHABLE);
    }

    @Test
    void endlessBodiesAndBombsStopAtTheLimit() {
        site.on("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[65_536];
            java.util.Arrays.fill(chunk, (byte) 'x');
            while (true) {
                exchange.getResponseBody().write(chunk);
            }
        });
        site.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Site.send(exchange, 200, "text/html", gzip(new byte[50_000_000]));
        });
        FetchFailure failure = fails(site.settings().maxBytes(1_000_000), SITE + "/endless", Reason.TOO_LARGE);
        assertThat(failure).hasMessage("http://site.example/endless is larger than 1,000,000 bytes");
        fails(site.settings().maxBytes(1_000_000), SITE + "/bomb", Reason.TOO_LARGE);
    }

    @Test
    void slowDripsEndAtTheDeadline() throws IOException {
        try (ServerSocket server = dripping("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")) {
            fails(drip(server), SITE + "/body", Reason.TIMED_OUT);
        }
        try (ServerSocket server = dripping("HTTP/1.1 200 OK\r\nX-")) {
            fails(drip(server), SITE + "/header", Reason.TIMED_OUT);
        }
        try (ServerSocket server = dripping("")) {
            fails(drip(server), "https://site.example/handshake", Reason.TIMED_OUT, Reason.UNREACHABLE);
        }
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        site.on("/wait", exchange -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                fetch(site.settings(), SITE + "/wait");
            } catch (FetchFailure e) {
                seen.set(e);
            }
        });
        reader.start();
        asked.await();
        reader.interrupt();
        reader.join();
        assertThat(seen.get())
                .isInstanceOfSatisfying(
                        FetchFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
    }

    @Test
    void hugeHeadersAndOtherProtocols() throws IOException {
        try (ServerSocket server = answering("HTTP/1.1 200 OK\r\nX: " + "x".repeat(5_000_000) + "\r\n\r\nbody")) {
            fails(drip(server).timeout(Duration.ofSeconds(20)), SITE + "/", Reason.UNREACHABLE);
        }
        try (ServerSocket server = answering("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000) + "\r\nbody")) {
            fails(drip(server).timeout(Duration.ofSeconds(20)), SITE + "/", Reason.UNREACHABLE);
        }
        try (ServerSocket server = answering("220 mail ready\r\n")) {
            fails(drip(server).timeout(Duration.ofSeconds(20)), SITE + "/", Reason.UNREACHABLE);
        }
    }

    @Test
    void contentTypes() {
        site.page("/image", "image/png", "x")
                .page("/binary", "text/plain", "ab\u0000\u0001")
                .page("/unknown", "application/octet-stream", "plain words")
                .page("/lying", "application/pdf", "<!DOCTYPE html><p>Log in")
                .page("/json", "application/problem+json", "{}");
        FetchFailure image = fails(site.settings(), SITE + "/image", Reason.NOT_TEXT);
        assertThat(image).hasMessage("http://site.example/image cannot be read as text: it is image/png");
        fails(site.settings(), SITE + "/binary", Reason.NOT_TEXT);
        assertThat(fetch(SITE + "/unknown").body()).isNotEmpty();
        assertThat(fetch(SITE + "/lying").body()).isNotEmpty();
        assertThat(fetch(SITE + "/json").body()).isNotEmpty();
    }

    @Test
    void statuses() {
        site.on("/gone", exchange -> Site.send(exchange, 404, "text/html", new byte[] {'x'}))
                .on("/down", exchange -> Site.send(exchange, 503, "text/html", new byte[0]));
        assertThat(fails(site.settings(), SITE + "/gone", Reason.REFUSED_BY_SERVER))
                .hasMessage("there is no page at http://site.example/gone (status 404)");
        fails(site.settings(), SITE + "/down", Reason.UNREACHABLE);
    }

    @Test
    void robotsAreObeyedWhereWanted() {
        AtomicInteger asked = new AtomicInteger();
        site.page("/open", "text/plain", "open")
                .page("/closed", "text/plain", "closed")
                .on("/robots.txt", exchange -> {
                    asked.incrementAndGet();
                    byte[] rules = "User-agent: *\nDisallow: /closed\n".getBytes(StandardCharsets.UTF_8);
                    Site.send(exchange, 200, "text/plain", rules);
                });
        assertThat(fetch(SITE + "/closed").body()).isNotEmpty();
        try (HttpFetcher polite =
                new HttpFetcher(site.settings().obeyRobots(true).build())) {
            assertThat(polite.fetch(SITE + "/open").body()).isNotEmpty();
            assertThatThrownBy(() -> polite.fetch(SITE + "/closed")).hasMessageContaining("robots.txt forbids it");
        }
        assertThat(asked).hasValue(1);
    }

    private FetchedPage fetch(String address) {
        return fetch(site.settings(), address);
    }

    private static FetchedPage fetch(FetchSettings.Builder settings, String address) {
        try (HttpFetcher fetcher = new HttpFetcher(settings.build())) {
            return fetcher.fetch(address);
        }
    }

    private static FetchFailure fails(FetchSettings.Builder settings, String address, Reason... reasons) {
        AtomicReference<FetchFailure> failure = new AtomicReference<>();
        assertThatThrownBy(() -> fetch(settings, address)).isInstanceOfSatisfying(FetchFailure.class, failure::set);
        assertThat(failure.get().reason()).as(failure.get().getMessage()).isIn((Object[]) reasons);
        assertThat(failure.get().getMessage()).doesNotContain("\n");
        return failure.get();
    }

    private static FetchSettings.Builder drip(ServerSocket server) {
        return FetchSettings.builder()
                .connectTo("site.example", new java.net.InetSocketAddress("127.0.0.1", server.getLocalPort()))
                .timeout(Duration.ofMillis(700));
    }

    /** Sends the start at once and then one letter after the other for as long as somebody listens. */
    private static ServerSocket dripping(String start) throws IOException {
        return serving(out -> {
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            Object pace = new Object();
            while (true) {
                out.write('x');
                out.flush();
                synchronized (pace) {
                    pace.wait(50);
                }
            }
        });
    }

    private static ServerSocket answering(String whole) throws IOException {
        return serving(out -> out.write(whole.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private interface Talk {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private static ServerSocket serving(Talk talk) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    talk.to(socket.getOutputStream());
                } catch (IOException e) {
                    // The fetcher went away, or the test is over.
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
