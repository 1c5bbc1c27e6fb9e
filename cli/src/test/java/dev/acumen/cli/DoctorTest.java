package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds is told, kept, and used by later runs. */
class DoctorTest {

    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/doctor.md");

    @TempDir
    Path directory;

    private CommandLineUser user;

    @BeforeEach
    void prepare() {
        user = new CommandLineUser(directory);
    }

    private List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(".acumen/servers"))) {
            return files.toList();
        }
    }

    private static String[] learning(Front server, String... more) {
        return Stream.concat(
                        Stream.of(
                                "learn",
                                "freight",
                                "--data",
                                "practice.jsonl",
                                "--test-data",
                                "test.jsonl",
                                "--epochs",
                                "1",
                                "--url",
                                server.url(),
                                "--model",
                                "simulated-agent"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void theSimulatedEndpointIsExaminedAsTheDocumentShows() throws IOException {
        Outcome outcome = user.types("doctor", "--url", "simulated");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(reports())
                .singleElement()
                .asString()
                .contains("simulated-agent-")
                .endsWith(".json");
        String shown = Files.readString(DOCUMENT);
        assertThat(outcome.out().lines().map(DoctorTest::withoutTimes))
                .allSatisfy(line ->
                        assertThat(shown.lines().map(DoctorTest::withoutTimes)).contains(line));
    }

    private static String withoutTimes(String line) {
        return line.replaceAll("in [0-9,]+ ms", "in N ms").stripTrailing();
    }

    @Test
    void anExaminationTakesTenRequestsAtMost() {
        try (Front server = new Front()) {
            Outcome outcome = user.types("doctor", "--url", server.url(), "--model", "simulated-agent", "--json");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(server.paths()).hasSizeLessThanOrEqualTo(10);
            JsonNode report = outcome.json();
            assertThat(report.path("model").asText()).isEqualTo("simulated-agent");
            assertThat(report.path("contextTokens").asInt()).isEqualTo(16_384);
            assertThat(report.path("contextSource").asText()).isEqualTo("/props");
            assertThat(report.at("/refusedFields/0").asText()).isEqualTo("seed");
            assertThat(report.at("/findings/seed/verdict").asText()).isEqualTo("no");
            assertThat(report.at("/findings/chat/verdict").asText()).isEqualTo("yes");
            assertThat(report.path("advice")).isNotEmpty();
            assertThat(Path.of(report.path("file").asText())).isRegularFile();
        }
    }

    @Test
    void laterRunsGoByWhatWasFoundAndSaySo() throws IOException {
        FreightFiles.write(directory, 4, 4);
        try (Front server = new Front()) {
            String[] doctor = {"doctor", "--url", server.url(), "--model", "simulated-agent"};
            assertThat(user.types(doctor).exitCode()).isZero();
            assertThat(user.types(doctor).exitCode()).isZero();
            assertThat(reports()).hasSize(1);
            server.paths().clear();
            server.bodies().clear();
            Outcome learned = user.types(learning(server));
            assertThat(learned.exitCode()).as(learned.err()).isZero();
            assertThat(learned.err())
                    .contains("as 'acumen doctor' found at ", "a context of 16384 tokens; no seed is sent");
            long calls = server.paths().stream()
                    .filter(path -> path.endsWith("completions"))
                    .count();
            assertThat(server.bodies()).as("no call was refused first").hasSize((int) calls);
            Outcome other =
                    user.types("ask", "freight", "Hello?", "--url", server.url(), "--model", "another", "--no-library");
            assertThat(other.err()).as("another model is another matter").doesNotContain("acumen doctor");
        }
    }

    @Test
    void aRunBegunBeforeTheExaminationGoesOnAfterIt() throws IOException {
        FreightFiles.write(directory, 8, 4);
        try (Front server = new Front()) {
            Outcome stopped = user.types(learning(server, "--max-calls", "15"));
            assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(7);
            assertThat(user.types("doctor", "--url", server.url(), "--model", "simulated-agent")
                            .exitCode())
                    .isZero();
            Outcome learned = user.types(learning(server));
            assertThat(learned.exitCode()).as(learned.err()).isZero();
            assertThat(learned.out()).contains("freight-1", "taken up where it stopped");
            assertThat(learned.err()).doesNotContain("differs from this run");
        }
    }

    @Test
    void aDamagedReportIsAsGoodAsNone() throws IOException {
        try (Front server = new Front()) {
            assertThat(user.types("doctor", "--url", server.url(), "--model", "simulated-agent")
                            .exitCode())
                    .isZero();
            Files.writeString(reports().get(0), "{\"model\":");
            Outcome asked = user.types(
                    "ask", "freight", "Hello?", "--url", server.url(), "--model", "simulated-agent", "--no-library");
            assertThat(asked.exitCode()).as(asked.err()).isZero();
            assertThat(asked.err()).doesNotContain("acumen doctor");
        }
    }

    @Test
    void aServerThatIsNotThereIsTheEndpointsFault() {
        Front gone = new Front();
        gone.close();
        Outcome outcome = user.types("doctor", "--url", gone.url(), "--model", "m");
        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.lastErrorLine()).startsWith("acumen: cannot connect to ");
    }

    @Test
    void aServerThatAnswersNothingIsTheEndpointsFaultAndIsTold() {
        try (Front server = new Front()) {
            String root = server.url().replace("/v1", "");
            Outcome outcome = user.types("doctor", "--url", root, "--model", "m");
            assertThat(outcome.exitCode()).isEqualTo(4);
            assertThat(outcome.out()).contains("chat", "a server's URL mostly ends in /v1", "nothing can be learned");
        }
    }

    @Test
    void withoutAServerItSaysHowToNameOne() {
        Outcome outcome = user.types("doctor");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.lastErrorLine()).contains("give --url and --model");
    }

    @Test
    void theKeyIsKeptNowhere() throws IOException {
        CommandLineUser withKey = new CommandLineUser(directory, Map.of("OPENAI_API_KEY", "sk-very-secret-4711"));
        try (Front server = new Front()) {
            Outcome outcome = withKey.types("doctor", "--url", server.url(), "--model", "simulated-agent", "--json");
            assertThat(outcome.out() + outcome.err()).doesNotContain("secret");
            assertThat(new ObjectMapper().readTree(reports().get(0).toFile()).toString())
                    .doesNotContain("secret");
        }
    }
}
