package dev.acumen.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How soon all calls are out again after a server refused a burst of them with 429 and Retry-After: the time of a run beside the least it could be,
 * which is its rounds of calls and the pauses that the server asked for.
 */
public final class Recovery {

    private static final String ANSWER =
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"42\"},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":3}}";

    private Recovery() {}

    /**
     * What is measured.
     *
     * @param inFlight calls at once
     * @param latencyMs of an answer
     * @param calls in all
     * @param bursts times at which the server refuses, evenly spread over the requests
     * @param burstMs how long it refuses all that comes, each time
     * @param retryAfter seconds it asks for
     */
    private record Setting(int inFlight, int latencyMs, int calls, int bursts, int burstMs, int retryAfter) {
        double ideal() {
            return Math.ceil((double) calls / inFlight) * latencyMs / 1000;
        }
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%9s %8s %6s %7s %8s %8s %10s %12s %12s %6s%n",
                "in flight",
                "latency",
                "calls",
                "bursts",
                "refused",
                "wall s",
                "ideal s",
                "with pauses",
                "back after s",
                "early");
        for (Setting setting : List.of(
                new Setting(16, 500, 460, 0, 0, 2),
                new Setting(16, 500, 460, 3, 100, 2),
                new Setting(64, 500, 1_920, 3, 100, 2),
                new Setting(256, 2_000, 2_560, 1, 500, 2),
                new Setting(256, 2_000, 2_560, 1, 5_000, 2))) {
            measure(setting);
        }
    }

    private static void measure(Setting setting) throws Exception {
        Path home = Files.createTempDirectory("acumen-recovery");
        ExecutorService serving = Executors.newCachedThreadPool();
        try (Bursts server = new Bursts(setting, serving);
                ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            ConcurrentLinkedQueue<Long> full = new ConcurrentLinkedQueue<>();
            RunId run = new RunId("recovery-1");
            var journal = store.startRun(new JournalEntry.RunStarted(
                    run, "eval", "recovery", Map.of(), Clock.systemUTC().instant()));
            OpenAiEndpoint endpoint = new OpenAiEndpoint(
                    EndpointSettings.builder(server.url(), "bursts")
                            .concurrency(setting.inFlight())
                            .build(),
                    journal,
                    Budget.unlimited(),
                    Clock.systemUTC(),
                    event -> {
                        if (event instanceof CallEvent.CapacityChanged changed
                                && changed.atOnce() == setting.inFlight()) {
                            full.add(System.nanoTime());
                        }
                    });
            long start = System.nanoTime();
            calls(setting, endpoint, new PassId(new StepId(run, 1), "practice"));
            double wall = (System.nanoTime() - start) / 1e9;
            double back = full.stream()
                    .mapToDouble(at -> (at - server.lastPauseEnd(at)) / 1e9)
                    .max()
                    .orElse(0);
            System.out.printf(
                    Locale.ROOT,
                    "%9d %6.1f s %6d %7d %8d %8.1f %10.1f %12.1f %12.1f %6d%n",
                    setting.inFlight(),
                    setting.latencyMs() / 1000.0,
                    setting.calls(),
                    setting.bursts(),
                    server.refused.get(),
                    wall,
                    setting.ideal(),
                    setting.ideal() + setting.bursts() * setting.retryAfter(),
                    back,
                    server.early.get());
        } finally {
            serving.shutdownNow();
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void calls(Setting setting, OpenAiEndpoint endpoint, PassId pass)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(setting.inFlight());
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < setting.calls(); i++) {
                ChatModel model = endpoint.at(new CallSite(pass, Phase.ROLLOUT, "task " + i, 0));
                answers.add(pool.submit(() -> model.chat("6 x 7?")));
            }
            for (Future<String> answer : answers) {
                if (!answer.get().equals("42")) {
                    throw new IllegalStateException("an answer is not what the server said");
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** A server that refuses some requests in a row, so many times. */
    private static final class Bursts implements AutoCloseable {
        private final Setting setting;
        private final HttpServer server;
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger early = new AtomicInteger();
        private final AtomicInteger bursts = new AtomicInteger();
        private final AtomicLong burstEnd = new AtomicLong(System.nanoTime());
        private final AtomicLong pauseEnd = new AtomicLong(System.nanoTime());
        private final ConcurrentLinkedQueue<Long> pauseEnds = new ConcurrentLinkedQueue<>();

        Bursts(Setting setting, ExecutorService serving) throws IOException {
            this.setting = setting;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_048);
            server.setExecutor(serving);
            server.createContext("/v1/chat/completions", this::answer);
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        }

        /** The end of the last pause before the moment. */
        long lastPauseEnd(long moment) {
            return pauseEnds.stream()
                    .filter(end -> end - moment <= 0)
                    .reduce((one, other) -> other - one > 0 ? other : one)
                    .orElse(moment);
        }

        private void answer(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            int number = requests.getAndIncrement();
            // What left before the refusal was known may still be on its way for a moment.
            if (pauseEnd.get() - System.nanoTime() > 0
                    && pauseEnd.get() - System.nanoTime() < (setting.retryAfter() * 1_000L - 200) * 1_000_000L) {
                early.incrementAndGet();
            }
            if (isRefused(number)) {
                refused.incrementAndGet();
                long end = System.nanoTime() + setting.retryAfter() * 1_000_000_000L;
                pauseEnd.set(end);
                pauseEnds.add(end);
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(setting.retryAfter()));
                send(exchange, 429, "{\"error\":{\"message\":\"too many requests\"}}");
                return;
            }
            try {
                Thread.sleep(setting.latencyMs());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            send(exchange, 200, ANSWER);
        }

        private boolean isRefused(int number) {
            if (setting.bursts() == 0) {
                return false;
            }
            int every = setting.calls() / (setting.bursts() + 1);
            int begun = bursts.get();
            if (begun < setting.bursts() && number >= (begun + 1) * every && bursts.compareAndSet(begun, begun + 1)) {
                burstEnd.set(System.nanoTime() + setting.burstMs() * 1_000_000L);
            }
            return burstEnd.get() - System.nanoTime() > 0;
        }

        private static void send(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
