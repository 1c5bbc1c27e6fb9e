package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalFile;
import dev.acumen.store.journal.JournalScan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What was paid for once is used again: replayed, scored and distilled anew, estimated, and followed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoingRunsOverTest {

    private static final String[] LEARN = {
        "learn",
        "freight",
        "--data",
        "practice.jsonl",
        "--test-data",
        "test.jsonl",
        "--epochs",
        "2",
        "--preset",
        "published"
    };

    @TempDir
    static Path directory;

    private static CommandLineUser user;
    private static JsonNode learned;
    private static JsonNode estimate;

    @BeforeAll
    static void prepare() throws IOException {
        FreightFiles.write(directory, 24, 12);
        user = new CommandLineUser(directory);
        estimate = user.types(with("--dry-run", "--probe", "6", "--json")).json();
        learned = user.types(with("--json", "--events", "events.jsonl")).json();
    }

    @Test
    @Order(1)
    void anEstimateHoldsTheRunAndTeachesNothing() {
        JsonNode calls = estimate.path("total").path("calls");
        JsonNode input = estimate.path("total").path("inputTokens");

        assertThat(learned.path("calls").asLong())
                .isBetween(calls.path("low").asLong(), calls.path("high").asLong() + 1);
        assertThat(learned.path("tokens").path("input").asLong())
                .isBetween(input.path("low").asLong(), input.path("high").asLong() + 1);
        assertThat(estimate.path("simulated").asBoolean()).isTrue();
        assertThat(user.types("library", "log", "freight", "--json").json().toString())
                .doesNotContain("freight-1\"");
        assertThat(user.types("runs", "show", "freight-1").out()).contains("probe");
        assertThat(learned.path("run").asText()).isEqualTo("freight-2");
    }

    @Test
    @Order(2)
    void anEstimateOfCallsAloneMakesNone() {
        CommandLineUser.Outcome outcome = user.types(with("--dry-run", "--probe", "0"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("calls     264 to");
        assertThat(user.types("runs", "list", "--json").json().path("runs")).hasSize(2);
    }

    @Test
    @Order(3)
    void eventsAreJsonLinesWithoutPromptsAndReplies() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("events.jsonl"));
        List<String> events = new ArrayList<>();
        for (String line : lines) {
            JsonNode event = new ObjectMapper().readTree(line);
            assertThat(event.path("at").asText()).isNotEmpty();
            events.add(event.path("event").asText());
        }

        assertThat(events).startsWith("run-started", "planned", "step-started").endsWith("run-ended");
        assertThat(events.stream().filter("call-answered"::equals))
                .hasSize(learned.path("calls").asInt());
        assertThat(events.stream().filter("attempt-scored"::equals)).hasSize(264);
        assertThat(Files.readString(directory.resolve("events.jsonl"))).doesNotContain("Quote the freight");
    }

    @Test
    @Order(4)
    void replayingMakesEverythingAgainWithoutACall() {
        CommandLineUser.Outcome outcome = user.types("runs", "replay", "freight-2", "--json", "--verbose");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("same").asBoolean()).isTrue();
        assertThat(outcome.json().path("attempts").asInt()).isEqualTo(264);
        assertThat(outcome.json().path("versions").asInt()).isPositive();
        assertThat(outcome.err()).contains("none was made");
    }

    @Test
    @Order(5)
    void rescoringSaysWhatAnotherEvaluatorWouldHaveSaid() {
        JsonNode same = user.types("runs", "rescore", "freight-2", "--json").json();
        JsonNode other = user.types("runs", "rescore", "freight-2", "--evaluator", "regex:.*", "--json")
                .json();

        assertThat(same.path("changed")).isEmpty();
        assertThat(same.path("meanBefore")).isEqualTo(same.path("meanNow"));
        assertThat(other.path("attempts").asInt()).isEqualTo(264);
        assertThat(other.path("changed")).isNotEmpty();
        assertThat(user.types("runs", "rescore", "freight-2", "--evaluator", "nonsense")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    @Order(6)
    void redistillingPaysForReviewingOnlyAndLeavesTheFirstLibraryAlone() {
        String before = user.types("library", "log", "freight").out();
        JsonNode again = user.types("runs", "redistill", "freight-2", "--json").json();

        assertThat(again.path("library").asText()).isEqualTo("freight-redistilled");
        assertThat(again.path("phases").has("rollout")).isFalse();
        assertThat(again.path("phases").has("distill")).isTrue();
        assertThat(again.path("lessons").asInt()).isPositive();
        assertThat(user.types("library", "log", "freight").out()).isEqualTo(before);
        assertThat(user.types("library", "show", "freight-redistilled").exitCode())
                .isZero();
        assertThat(user.types("runs", "replay", "freight-redistilled-1").exitCode())
                .isZero();
    }

    @Test
    @Order(7)
    void tracesGoWhereTheEnvironmentSays() throws IOException {
        AtomicInteger received = new AtomicInteger();
        StringBuilder bodies = new StringBuilder();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            synchronized (bodies) {
                bodies.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            }
            received.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            CommandLineUser traced = new CommandLineUser(
                    directory,
                    Map.of(
                            "OTEL_EXPORTER_OTLP_ENDPOINT",
                            "http://127.0.0.1:" + collector.getAddress().getPort(),
                            "OTEL_EXPORTER_OTLP_PROTOCOL",
                            "http/protobuf",
                            "OTEL_EXPORTER_OTLP_COMPRESSION",
                            "none"));
            CommandLineUser.Outcome outcome =
                    traced.types("eval", "freight", "--data", "test.jsonl", "--traces", "--home", "traced");

            assertThat(outcome.exitCode()).isZero();
        } finally {
            collector.stop(0);
        }
        assertThat(received).hasPositiveValue();
        assertThat(bodies.toString()).contains("acumen.run", "freight-1", "gen_ai.usage.input_tokens");
    }

    @Test
    @Order(9)
    void aReplayThatComesOutDifferentlySaysWhereAndFails() throws IOException {
        Path journal = directory.resolve(".acumen/journal/runs/freight-2.jsonl");
        Path changed = directory.resolve("changed.jsonl");
        EntryCodec codec = new EntryCodec();
        List<JournalEntry> entries = new ArrayList<>();
        JournalScan.read(journal, 0, codec, (offset, entry) -> entries.add(entry));
        boolean done = false;
        try (JournalFile copy = JournalFile.open(changed, codec, (offset, entry) -> {}, notice -> {})) {
            for (JournalEntry entry : entries) {
                boolean now = !done && entry instanceof JournalEntry.Attempted;
                copy.append(now ? regraded((JournalEntry.Attempted) entry) : entry);
                done |= now;
            }
        }
        Files.move(changed, journal, StandardCopyOption.REPLACE_EXISTING);

        CommandLineUser.Outcome outcome = user.types("runs", "replay", "freight-2", "--json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(outcome.json().path("differences")).hasSize(1);
        assertThat(outcome.json().path("differences").get(0).asText()).contains("was Graded", "0.125");
    }

    @Test
    @Order(8)
    void whatCannotBeDoneOverIsRefusedWithAReason() {
        assertThat(user.types("runs", "replay", "freight-9").lastErrorLine()).contains("there is no run 'freight-9'");
        assertThat(user.types("runs", "replay", "freight-1").lastErrorLine()).contains("no learning run");
        assertThat(user.types("runs", "redistill", "freight-2", "--prompts", "nowhere")
                        .lastErrorLine())
                .contains("no folder with prompts");
    }

    private static JournalEntry regraded(JournalEntry.Attempted attempted) {
        return new JournalEntry.Attempted(
                new ScoredRollout(attempted.attempt().rollout(), new Score.Graded(new Reward(0.125), "other")));
    }

    private static String[] with(String... more) {
        List<String> line = new ArrayList<>(List.of(LEARN));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }
}
