package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong is said in one line, with where and what to do, and an exit code of its own. */
class BadInputTest {

    private static final String KEY = "sk-very-secret-4711";

    @TempDir
    Path directory;

    private CommandLineUser user;

    @BeforeEach
    void prepare() throws IOException {
        user = new CommandLineUser(directory, Map.of("OPENAI_API_KEY", KEY));
        Files.writeString(
                directory.resolve("good.jsonl"),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> "{\"question\": \"" + i + "+1?\", \"answer\": \"" + (i + 1) + "\"}\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void aValueThatIsNoNumber() {
        expect(2, user.types("learn", "freight", "--seed", "abc"), "--seed", "'abc' is not a whole number");
        expect(2, user.types("learn", "freight", "--epochs", "1.5"), "--epochs", "'1.5' is not a whole number");
        expect(2, user.types("learn", "freight", "--max-cost", "low"), "--max-cost", "'low' is not a number");
    }

    @Test
    void aPasswordInAnAddressIsNotShown() {
        Outcome outcome =
                user.types("ask", "freight", "?", "--url", "https://me:hunter2@example.org/v1", "--model", "m");
        expect(2, outcome, "must not hold a user name or password");
        assertThat(outcome.err()).doesNotContain("hunter2");
    }

    @Test
    void aCommandThatDoesNotExist() {
        expect(2, user.types("lern"), "lern");
    }

    @Test
    void noCommandAtAllShowsHelp() {
        Outcome outcome = user.types();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Usage: acumen", "learn");
    }

    @Test
    void helpOfEveryCommand() {
        for (String command : new String[] {"learn", "eval", "ask", "library", "runs", "init", "doctor", "simulate"}) {
            Outcome outcome = user.types(command, "--help");
            assertThat(outcome.exitCode()).as(command).isZero();
            assertThat(outcome.out()).as(command).contains("Usage: acumen " + command);
        }
    }

    @Test
    void aDomainThatDoesNotExist() {
        expect(3, user.types("learn", "nonsense"), "no domain 'nonsense'", "--data");
    }

    @Test
    void aFileThatIsMissing() {
        expect(3, learnMath("missing.jsonl"), "missing.jsonl");
    }

    @Test
    void badJsonOnLineSeven() throws IOException {
        Files.writeString(
                directory.resolve("bad.jsonl"),
                "{\"question\": \"a\", \"answer\": \"1\"}\n".repeat(6) + "{\"question\": \"b\", \n");
        expect(3, learnMath("bad.jsonl"), "bad.jsonl, line 7");
    }

    @Test
    void aFileWithoutQuestions() throws IOException {
        Files.writeString(directory.resolve("odd.csv"), "colour,size\nred,3\n");
        expect(3, learnMath("odd.csv"), "odd.csv", "colour");
    }

    @Test
    void anEvaluatorThatDoesNotExist() {
        Outcome outcome = user.types(
                "learn",
                "math",
                "--data",
                "good.jsonl",
                "--evaluator",
                "telepathy",
                "--url",
                "http://127.0.0.1:9/v1",
                "--model",
                "m");
        expect(2, outcome, "telepathy", "numeric");
    }

    @Test
    void anUnknownFieldInTheConfiguration() throws IOException {
        Files.writeString(directory.resolve("acumen.yaml"), "endpoint:\n  url: simulated\n  modell: x\n");
        expect(3, user.types("learn", "freight"), "acumen.yaml, line 3", "'modell'", "model");
    }

    @Test
    void settingsThatDoNotGoTogether() {
        expect(2, user.types("learn", "freight", "--temperature", "0"), "temperature above 0");
        expect(2, user.types("learn", "freight", "--group-size", "1"), "at least 2");
        expect(2, user.types("learn", "freight", "--simulate", "mood=good"), "mood");
    }

    @Test
    void valuesThatMakeNoSense() {
        expect(2, user.types("learn", "freight", "--concurrency", "0"), "--concurrency");
        expect(2, user.types("learn", "freight", "--concurrency", "2000000000"), "open files", "ulimit -n");
        expect(2, user.types("learn", "freight", "--library", "../x"), "no name for a library");
        expect(2, user.types("learn", "freight", "--max-minutes", "-1"), "must not be negative");
        expect(2, user.types("learn", "freight", "--extra-body", "xx"), "--extra-body");
        expect(2, user.types("learn", "freight", "--simulate", "contextTokens=900"), "1024");
        expect(2, user.types("learn", "math", "--data", "good.jsonl", "--url", "http://my_host:1/v1"), "underscore");
    }

    @Test
    void anErrorIsJsonForWhoAskedForJson() {
        assertThat(user.types("runs", "show", "nothing-1", "--json")
                        .json()
                        .path("error")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(3);
        assertThat(user.types("learn", "--oops", "--json")
                        .json()
                        .path("error")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void noModelAtAll() {
        CommandLineUser poor = new CommandLineUser(directory);
        expect(2, poor.types("learn", "math", "--data", "good.jsonl"), "--url", "--model");
    }

    @Test
    void theSimulatedEndpointPlaysOnlyFreight() {
        expect(
                2,
                user.types("learn", "math", "--data", "good.jsonl", "--url", "simulated"),
                "only the tasks that the domains audit, freight, ledger, math, web bring");
    }

    @Test
    void aServerThatIsNotThere() {
        expect(4, learnMath("good.jsonl"), "cannot connect", "127.0.0.1:9");
        assertThat(directory.resolve(".acumen")).doesNotExist();
    }

    @Test
    void aWrongKeyNeverShowsItself() throws IOException {
        withServer(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}", url -> {
            Outcome outcome =
                    user.types("learn", "math", "--data", "good.jsonl", "--url", url, "--model", "m", "--verbose");
            assertThat(outcome.exitCode()).isEqualTo(4);
            assertThat(outcome.lastErrorLine()).contains("API key");
            assertThat(outcome.err() + outcome.out()).doesNotContain(KEY);
        });
    }

    @Test
    void aModelTheServerDoesNotKnow() throws IOException {
        withServer(404, "{\"error\":{\"message\":\"The model `m` does not exist\"}}", url -> {
            Outcome outcome = user.types("learn", "math", "--data", "good.jsonl", "--url", url, "--model", "m");
            expect(4, outcome, "does not know the model", "does not exist");
        });
    }

    @Test
    void anchorsThatAreNotThereAreMissedByAnEvaluationToo() {
        expect(
                3,
                user.types("eval", "math", "--data", "good.jsonl", "--anchors", "none.jsonl", "--url", "simulated"),
                "none.jsonl");
    }

    @Test
    void aWayToFindLessonsInTheFileWaitsUntilItIsSaidHowMany() throws IOException {
        Files.writeString(directory.resolve("acumen.yaml"), "retrieval: {method: bm25}\n");
        expect(4, learnMath("good.jsonl"), "cannot connect");
    }

    @Test
    void aVersionALibraryOrARunThatDoesNotExist() {
        expect(3, user.types("library", "show", "nothing"), "no library 'nothing'");
        expect(3, user.types("library", "log", "nothing"), "no library 'nothing'");
        expect(3, user.types("runs", "show", "nothing-1"), "no run 'nothing-1'");
        expect(2, user.types("library", "why", "seventeen"), "L17");
    }

    @Test
    void aFileThatIsNoLibrary() throws IOException {
        Files.writeString(directory.resolve("shopping.md"), "# Shopping\n\nmilk\n");
        expect(3, user.types("library", "import", "shopping.md"), "line 3", "there is no lesson in it");
    }

    private Outcome learnMath(String file) {
        return user.types("learn", "math", "--data", file, "--url", "http://127.0.0.1:9/v1", "--model", "m");
    }

    private interface WithUrl {
        void run(String url);
    }

    private static void withServer(int status, String body, WithUrl work) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            work.run("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        } finally {
            server.stop(0);
        }
    }

    private static void expect(int exitCode, Outcome outcome, String... words) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err()).contains(words).doesNotContain("\tat ", "Exception");
        assertThat(outcome.out()).doesNotContain("\tat ");
    }
}
