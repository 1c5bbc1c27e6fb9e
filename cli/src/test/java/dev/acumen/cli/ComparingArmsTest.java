package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in the arms of a comparison, what is paid for again, and what is told of each arm. */
class ComparingArmsTest {

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void seed() throws IOException {
        FreightFiles.write(directory, 10, 20);
        Files.write(directory.resolve("rules.txt"), FreightDomain.houseLessons());
        Files.write(directory.resolve("wrong.txt"), FreightDomain.wrongLessons());
        user = new CommandLineUser(directory);
        done("library", "seed", "freight", "rules.txt");
    }

    private Outcome done(String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private static JsonNode arm(Outcome outcome, int place) {
        return outcome.json().path("arms").path(place);
    }

    @Test
    void attemptsThatWereMadeAlikeAreReusedAndEveryOtherIsMade() {
        JsonNode first = done("compare", "none", "freight", "--json").json();
        assertThat(first.path("calls").asInt()).isEqualTo(200);

        Outcome again = done("compare", "none", "freight", "--json");
        assertThat(again.json().path("calls").asInt()).isZero();
        assertThat(arm(again, 0).path("reused").asInt()).isEqualTo(100);
        assertThat(arm(again, 1).path("reused").asInt()).isEqualTo(100);
        assertThat(again.json().path("comparisons")).isEqualTo(first.path("comparisons"));
        assertThat(again.json().path("heldOut")).isEqualTo(first.path("heldOut"));
        // What they took is told as it was, although nothing is paid for.
        assertThat(arm(again, 1).path("tokens"))
                .isEqualTo(first.path("arms").path(1).path("tokens"));

        assertThat(done("compare", "none", "freight", "--json", "--samples", "2")
                        .json()
                        .path("calls")
                        .asInt())
                .isEqualTo(200);
        assertThat(done("compare", "none", "freight", "--json", "--new-run")
                        .json()
                        .path("calls")
                        .asInt())
                .isEqualTo(200);
        for (String[] other : new String[][] {{"--temperature", "0.4"}, {"--seed", "3"}, {"--evaluator", "numeric"}}) {
            assertThat(done("compare", "none", "freight", "--json", other[0], other[1])
                            .json()
                            .path("calls")
                            .asInt())
                    .as(other[0])
                    .isEqualTo(200);
        }
    }

    @Test
    void noAttemptStandsInBothArms() {
        done("compare", "none", "freight");
        Outcome against = done("compare", "freight", "freight", "--json");
        assertThat(arm(against, 0).path("reused").asInt()).isEqualTo(100);
        assertThat(arm(against, 1).path("reused").asInt()).isZero();
        assertThat(against.json().path("calls").asInt()).isEqualTo(100);
        // Each arm finds its own again; had one attempt stood in both, nothing could differ.
        JsonNode again = done("compare", "freight", "freight", "--json").json();
        assertThat(again.path("calls").asInt()).isZero();
        assertThat(again.path("comparisons")).isEqualTo(against.json().path("comparisons"));
        assertThat(again.path("flips")).isNotEmpty();
    }

    @Test
    void heldOutAttemptsOfLearningAreReusedAndTheSameSettingsGiveTheSameNumbersWhenTheyAreMadeAnew() {
        JsonNode learned = done(
                        "learn", "freight", "--epochs", "1", "--batch-size", "20", "--json", "--library", "learned")
                .json();
        JsonNode reused =
                done("eval", "freight", "--library", "learned", "--json").json();
        assertThat(reused.path("calls").asInt()).isZero();
        assertThat(reused.path("heldOut")).isEqualTo(learned.path("heldOut"));

        JsonNode anew = done("eval", "freight", "--library", "learned", "--json", "--new-run")
                .json();
        assertThat(anew.path("calls").asInt()).isEqualTo(200);
        assertThat(anew.path("heldOut")).isEqualTo(learned.path("heldOut"));
    }

    @Test
    void flipsNameTheLessonsThatStoodBeforeTheTaskAndArmsTellWhatTheyTook() {
        Outcome outcome = done("compare", "none", "freight", "--json");
        JsonNode flips = outcome.json().path("flips");
        assertThat(flips).isNotEmpty();
        for (JsonNode flip : flips) {
            assertThat(flip.path("lessons")).hasSize(12);
            assertThat(flip.path("onlyHere")).hasSize(12);
            assertThat(flip.path("onlyThere")).isEmpty();
        }
        assertThat(done("compare", "none", "freight").out())
                .contains("became better     freight-test-", ", with L1 to L12", "waited", "of them reused");
        done("library", "remove", "freight", "L2", "L5");
        String before = done("library", "log", "freight", "--json")
                .json()
                .path("moves")
                .path(1)
                .path("version")
                .asText()
                .substring(0, 10);
        assertThat(done("compare", "freight@" + before, "freight").out()).contains(", without L2, L5");
        JsonNode arm = arm(outcome, 1);
        assertThat(arm.path("attempts").asInt()).isEqualTo(100);
        assertThat(arm.path("calls").asInt()).isEqualTo(100);
        assertThat(arm.path("tokens").path("input").asInt())
                .isGreaterThan(arm(outcome, 0).path("tokens").path("input").asInt());
        assertThat(arm.path("seconds").asDouble()).isPositive();
    }

    @Test
    void aControlHasAsManyTokensOfLessonsThatHelpNothingOrOwnOnesThatDoNotFit() {
        Outcome irrelevant = done("compare", "none", "freight", "--control", "irrelevant", "--json");
        double own = arm(irrelevant, 1).path("tokens").path("input").asDouble();
        assertThat(arm(irrelevant, 2).path("tokens").path("input").asDouble()).isCloseTo(own, within(own / 50));
        assertThat(verdict(irrelevant, "irrelevant", "without")).isEqualTo("cannot tell");
        assertThat(irrelevant.json().path("claims")).hasSize(1);

        Outcome shuffled = done("compare", "none", "freight", "--control", "shuffled", "--json");
        assertThat(shuffled.json().path("calls").asInt()).isEqualTo(100);
        String library = arm(shuffled, 1).path("arm").asText();
        assertThat(verdict(shuffled, "shuffled", library)).isEqualTo("worse");

        assertThat(user.types("compare", "freight", "none", "--control", "shuffled")
                        .lastErrorLine())
                .contains("the second arm has none");
        assertThat(user.types("compare", "none", "freight", "--control", "other")
                        .lastErrorLine())
                .contains("irrelevant or shuffled");
        assertThat(done("eval", "freight", "--library", "freight", "--arms", "none,all,irrelevant")
                        .out())
                .contains("irrelevant against with");
        assertThat(done("compare", "none", "freight", "--control", "irrelevant", "--until", "decided", "--new-run")
                        .out())
                .contains("irrelevant against without", "interval at every look");
    }

    private static String verdict(Outcome outcome, String arm, String against) {
        for (JsonNode one : outcome.json().path("comparisons")) {
            if (one.path("arm").asText().equals(arm)
                    && one.path("against").asText().equals(against)) {
                return one.path("verdict").asText();
            }
        }
        throw new AssertionError("no comparison of " + arm + " with " + against);
    }

    @Test
    void anExportIsAnArmWithoutBeingImported() throws IOException {
        done("library", "export", "freight", "-o", "exported.md");
        done("library", "remove", "freight", "L1", "L2", "L3", "L4", "L5", "L6");
        Outcome outcome = done("compare", "freight", "exported.md", "--domain", "freight");
        assertThat(outcome.out()).contains("exported.md@", ", 12 lessons", "better");
        assertThat(user.types("compare", "freight", "exported.md").lastErrorLine())
                .contains("give --domain");
        Files.writeString(directory.resolve("none.md"), "{");
        assertThat(user.types("compare", "freight", "none.md", "--domain", "freight")
                        .exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void theDomainIsTheOneThatTheLibraryWasLearnedIn() {
        done("learn", "freight", "--library", "rules", "--epochs", "1", "--batch-size", "20", "--guard", "0");
        assertThat(done("compare", "none", "rules", "--until", "decided").out())
                .contains("compare none rules", "tasks ");
    }

    @Test
    void theSameDrawOfTwoRunsNeverStandsInTwoArms() {
        done("compare", "none", "freight");
        done("compare", "none", "freight", "--new-run");

        Outcome itself = done("compare", "freight", "freight", "--json");

        assertThat(arm(itself, 0).path("reused").asInt()).isEqualTo(100);
        assertThat(arm(itself, 1).path("reused").asInt()).isZero();
        assertThat(itself.json().path("flips")).isNotEmpty();
    }

    @Test
    void aComparisonThatIsTakenUpHasTheAttemptsThatItBeganWith() {
        done("eval", "freight", "--library", "freight", "--test-data", "test.jsonl", "--data", "practice.jsonl");
        String[] line = {
            "compare",
            "freight",
            "freight",
            "--domain",
            "freight",
            "--test-data",
            "test.jsonl",
            "--data",
            "practice.jsonl",
            "--json"
        };
        String[] capped = Arrays.copyOf(line, line.length + 2);
        capped[line.length] = "--max-calls";
        capped[line.length + 1] = "5";
        assertThat(user.types(capped).exitCode()).isEqualTo(ExitCode.BUDGET);
        // What others measure meanwhile is not taken in place of what was decided.
        done(
                "compare",
                "freight",
                "freight",
                "--domain",
                "freight",
                "--test-data",
                "test.jsonl",
                "--data",
                "practice.jsonl",
                "--new-run");

        Outcome resumed = done(line);

        assertThat(resumed.json().path("run").asText()).isEqualTo("freight-2");
        assertThat(arm(resumed, 0).path("reused").asInt()).isEqualTo(20);
        assertThat(arm(resumed, 1).path("reused").asInt()).isZero();
        assertThat(resumed.json().path("calls").asInt()).isEqualTo(20);
    }

    /** Another model, which does not heed lessons. */
    private static HttpServer deaf(AtomicInteger asked, List<String> keys) throws IOException {
        HttpServer deaf = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        deaf.createContext("/", exchange -> {
            keys.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            boolean isCall = exchange.getRequestURI().getPath().endsWith("/chat/completions");
            if (isCall) {
                asked.incrementAndGet();
            }
            byte[] answer = """
                    {"id":"1","object":"chat.completion","created":1,"model":"deaf","choices":[{"index":0,"finish_reason":"stop",
                    "message":{"role":"assistant","content":"\\\\boxed{1}"}}],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(isCall ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        deaf.setExecutor(Executors.newFixedThreadPool(8));
        deaf.start();
        return deaf;
    }

    @Test
    void twoModelsAreComparedOnOneLibrary() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer deaf = deaf(asked, keys);
        try {
            CommandLineUser keyed = new CommandLineUser(directory, Map.of("OPENAI_API_KEY", "sk-of-the-first"));
            String url = "http://127.0.0.1:" + deaf.getAddress().getPort() + "/v1";
            Outcome outcome = keyed.types(
                    "compare",
                    "none",
                    "freight",
                    "--url-b",
                    url,
                    "--model-b",
                    "deaf",
                    "--control",
                    "irrelevant",
                    "--json");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(arm(outcome, 1).path("arm").asText()).endsWith(" on deaf");
            assertThat(arm(outcome, 2).path("arm").asText()).isEqualTo("irrelevant on deaf");
            assertThat(asked).hasValue(200);
            assertThat(arm(outcome, 1).path("tokens").path("input").asInt()).isEqualTo(700);
            assertThat(outcome.json().path("claims")).isEmpty();
            assertThat(keys)
                    .as("a server is shown no key that is not meant for it")
                    .isEmpty();

            // What the second model answered is not taken for the first's.
            Outcome first = done("compare", "none", "freight", "--json");
            assertThat(arm(first, 0).path("reused").asInt()).isEqualTo(100);
            assertThat(arm(first, 1).path("reused").asInt()).isZero();
            assertThat(first.json().path("calls").asInt()).isEqualTo(100);
            assertThat(asked).hasValue(200);
            Outcome again = keyed.types(
                    "compare",
                    "freight",
                    "freight",
                    "--url-b",
                    url,
                    "--model-b",
                    "deaf",
                    "--until",
                    "decided",
                    "--json");
            assertThat(again.json().path("sequential").path("verdict").asText()).isEqualTo("worse");
            assertThat(asked).as("it was asked all this before").hasValue(200);
        } finally {
            deaf.stop(0);
        }
    }

    @Test
    void twoAgentsAreComparedOnOneLibrary() {
        Outcome outcome =
                done("compare", "none", "none", "--domain", "web", "--tools-b", "none", "--until", "decided", "--json");

        assertThat(arm(outcome, 1).path("arm").asText()).startsWith("without with another agent");
        assertThat(outcome.json().path("sequential").path("verdict").asText()).isEqualTo("worse");
        assertThat(arm(outcome, 0).path("calls").asInt())
                .isGreaterThan(arm(outcome, 1).path("calls").asInt());
    }

    @Test
    void tasksThatWerePractisedByTheRunBehindTheLessonsAreNamed() throws IOException {
        done("learn", "freight", "--library", "mine", "--data", "practice.jsonl", "--epochs", "1", "--gate", "none");
        Outcome outcome = done(
                "compare",
                "none",
                "mine",
                "--domain",
                "freight",
                "--test-data",
                "practice.jsonl",
                "--data",
                "test.jsonl");
        assertThat(outcome.err()).contains("were practised, or used to choose by, when the lessons were learned");
    }
}
