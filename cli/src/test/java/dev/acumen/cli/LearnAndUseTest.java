package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.core.task.Split;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.store.ExperienceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One user's afternoon: learn two libraries, look at them, carry them, use them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LearnAndUseTest {

    @TempDir
    static Path directory;

    private static CommandLineUser user;

    @BeforeAll
    static void prepare() throws IOException {
        FreightFiles.write(directory, 60, 40);
        user = new CommandLineUser(directory);
    }

    @Test
    void questionsAndListsAreAnsweredWhileSomebodyLearns(@TempDir Path own) throws IOException {
        FreightFiles.write(own, 6, 2);
        CommandLineUser somebody = new CommandLineUser(own);
        somebody.types("learn", "freight", "--data", "practice.jsonl", "--test-data", "test.jsonl", "--epochs", "1");
        try (ExperienceStore learning = ExperienceStore.open(own.resolve(".acumen"), Clock.systemUTC(), notice -> {})) {
            assertThat(learning.libraries().names()).containsExactly("freight");
            assertThat(somebody.types("ask", "freight", "What?").exitCode()).isZero();
            assertThat(somebody.types("library", "list").out()).contains("freight");
            assertThat(somebody.types("runs", "list").out())
                    .contains("freight-1")
                    .doesNotContain("ask");
            assertThat(somebody.types("eval", "freight").exitCode()).isEqualTo(5);
        }
        assertThat(own.resolve(".acumen/questions.jsonl"))
                .content()
                .contains("What?")
                .hasLineCount(1);
        assertThat(somebody.types("ask", "freight", "Again?", "--no-log").exitCode())
                .isZero();
        assertThat(own.resolve(".acumen/questions.jsonl")).content().doesNotContain("Again?");
    }

    @Test
    @Order(1)
    void learningPrintsWhatItWillDoWhatItDidAndWhatItIsWorth() {
        Outcome outcome = user.types(
                "learn", "freight", "--data", "practice.jsonl", "--test-data", "test.jsonl", "--epochs", "1");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "no language model",
                        "60 practice",
                        "40 held out",
                        "step 1 of 6",
                        "mixed",
                        "all right",
                        "all wrong",
                        "+ L",
                        "without library",
                        "95 % interval",
                        "better",
                        "calls and tokens",
                        "rollout",
                        "acumen ask freight");
    }

    @Test
    @Order(2)
    void theLastLineOfJsonHasWhatProgramsNeed() {
        Outcome outcome = user.types(
                "learn",
                "freight",
                "--library",
                "second",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--epochs",
                "2",
                "--seed",
                "8",
                "--json");

        JsonNode result = outcome.json();
        assertThat(outcome.out().lines()).hasSize(1);
        assertThat(result.path("library").asText()).isEqualTo("second");
        assertThat(result.path("version").asText()).hasSize(64);
        assertThat(result.path("simulated").asBoolean()).isTrue();
        assertThat(result.path("heldOut").path("low").asDouble()).isPositive();
        assertThat(result.path("heldOut").path("difference").asDouble())
                .isBetween(
                        result.path("heldOut").path("low").asDouble(),
                        result.path("heldOut").path("high").asDouble());
        assertThat(result.path("calls").asLong()).isGreaterThan(500);
        assertThat(result.path("tokens").path("input").asLong()).isPositive();
        assertThat(result.path("phases").has("rollout")).isTrue();
    }

    /** Steps that were refused have used up the first ids. */
    private static String firstLesson() {
        return user.types("library", "show", "freight", "--json")
                .json()
                .path("lessons")
                .path(0)
                .path("id")
                .asText();
    }

    @Test
    @Order(3)
    void bothLibrariesAreListedShownAndCompared() {
        assertThat(user.types("library", "list", "--json").json().path("libraries"))
                .hasSize(2);
        assertThat(user.types("library", "show", "freight").out()).contains("[" + firstLesson() + "] ");
        assertThat(user.types("library", "log", "freight").out())
                .contains("learned by freight-1 step ", "+ " + firstLesson() + " ");
        String diff = user.types("library", "diff", "freight", "second").out();
        assertThat(diff).startsWith("--- version").contains("\n+++ version");
        assertThat(diff.lines().skip(2)).isNotEmpty().allMatch(line -> line.matches("[+-] L[0-9]+  .*"));
    }

    @Test
    @Order(4)
    void whyEndsAtRealAttempts() {
        JsonNode why = user.types("library", "why", firstLesson(), "--library", "freight", "--json")
                .json();
        JsonNode evidence = why.path("edits").path(0).path("evidence");
        assertThat(evidence).isNotEmpty();
        for (JsonNode attempt : evidence) {
            assertThat(attempt.path("answer").asText()).contains("####");
            assertThat(new FreightDomain().tasks(Split.PRACTICE, 5).tasks())
                    .extracting(task -> task.id().value())
                    .contains(attempt.path("task").asText());
        }
        assertThat(user.types("library", "why", firstLesson()).exitCode())
                .as("ambiguous")
                .isEqualTo(3);
        assertThat(user.types("library", "why", "L999").err()).contains("no library ever had a lesson L999");
    }

    @Test
    @Order(5)
    void anExportedLibraryComesBackAsTheSameVersion() throws IOException {
        String head = user.types("library", "show", "freight", "--json")
                .json()
                .path("version")
                .asText();
        for (String file : new String[] {"freight.md", "freight.json"}) {
            assertThat(user.types("library", "export", "freight", "-o", file).exitCode())
                    .isZero();
            CommandLineUser stranger = new CommandLineUser(Files.createTempDirectory(directory, "stranger"));
            Outcome brought =
                    stranger.types("library", "import", directory.resolve(file).toString(), "--json");
            assertThat(brought.json().path("version").asText()).isEqualTo(head);
            stranger.types("library", "export", "freight", "-o", file);
            assertThat(stranger.directory().resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
        }
    }

    @Test
    @Order(6)
    void anEditedFileIsReportedAsEdited() throws IOException {
        Path file = directory.resolve("freight.md");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^When|: When", ": Whenever"));
        Outcome outcome = user.types("library", "import", "freight.md", "--as", "edited");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("was edited after its export");
    }

    @Test
    @Order(7)
    void rollingBackKeepsEverythingAndIdsAreNotUsedAgain() {
        String empty = user.types("library", "log", "second", "--json")
                .json()
                .path("moves")
                .findValuesAsText("from")
                .get(0);
        JsonNode moves = user.types("library", "log", "second", "--json").json().path("moves");
        String first = moves.get(moves.size() - 1).path("from").asText();
        String last = moves.get(0).path("version").asText();
        assertThat(empty).isNotBlank();
        assertThat(user.types("library", "rollback", "second", first.substring(0, 8))
                        .exitCode())
                .isZero();
        assertThat(user.types("library", "show", "second", "--json").json().path("lessons"))
                .isEmpty();
        assertThat(user.types("library", "show", "second@" + last.substring(0, 12))
                        .exitCode())
                .isZero();
        JsonNode again = user.types(
                        "learn",
                        "freight",
                        "--library",
                        "second",
                        "--data",
                        "practice.jsonl",
                        "--test-data",
                        "test.jsonl",
                        "--epochs",
                        "1",
                        "--json")
                .json();
        assertThat(again.path("lessons").asInt()).isPositive();
        assertThat(user.types("library", "show", "second", "--json")
                        .json()
                        .path("lessons")
                        .findValuesAsText("id"))
                .doesNotContain("L1", "L2", "L3");
        assertThat(user.types("library", "rollback", "second", last.substring(0, 12))
                        .exitCode())
                .isZero();
    }

    @Test
    @Order(8)
    void askingUsesTheLibraryAndSaysThatItIsSimulated() {
        String shipment =
                new FreightDomain().tasks(Split.TEST, 5).tasks().get(3).input();
        Outcome outcome = user.types("ask", "freight", shipment);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("####");
        assertThat(outcome.err()).contains("no language model");
        assertThat(user.types("ask", "freight", shipment, "--json")
                        .json()
                        .path("lessons")
                        .asInt())
                .isPositive();
        assertThat(user.types("ask", "freight", shipment, "--no-library", "--json")
                        .json()
                        .path("lessons")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(9)
    void evaluatingComparesWithoutAndWith() {
        JsonNode result = user.types("eval", "freight", "--data", "test.jsonl", "--library", "freight", "--json")
                .json();
        assertThat(result.path("heldOut").path("verdict").asText()).isEqualTo("better");
        JsonNode alone =
                user.types("eval", "freight", "--data", "test.jsonl", "--json").json();
        assertThat(alone.path("graded").asInt()).isEqualTo(40);
        assertThat(alone.path("score").asDouble()).isBetween(0.1, 0.6);
    }

    @Test
    @Order(10)
    void runsTellWhatWasDoneAndWhatItCost() {
        assertThat(user.types("runs", "list").out()).contains("freight-1", "completed");
        Outcome run = user.types("runs", "show", "freight-1");
        assertThat(run.out()).contains("groupSize: 5", "step 1 practice", "held-out-with", "rollout", "total");
        JsonNode json = user.types("runs", "show", "freight-1", "--json").json();
        assertThat(json.path("report").path("library").asText()).isEqualTo("freight");
    }

    @Test
    @Order(11)
    void theSameWorksOverTheNetworkAndIsStillCalledSimulated() {
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults())) {
            Outcome outcome = user.types(
                    "eval",
                    "freight",
                    "--data",
                    "test.jsonl",
                    "--url",
                    server.baseUrl().toString());
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out()).contains("no language model");
        }
    }

    @Test
    @Order(12)
    void aSecondProcessGetsOneClearLineAndMayStillRead() {
        try (ExperienceStore held =
                ExperienceStore.open(directory.resolve(".acumen"), Clock.systemUTC(), notice -> {})) {
            assertThat(held.runs().list()).isNotEmpty();
            Outcome learning = user.types("learn", "freight");
            assertThat(learning.exitCode()).isEqualTo(5);
            assertThat(learning.lastErrorLine()).contains("in use by process", "--home");
            assertThat(user.types("library", "list").out()).contains("freight", "second");
            assertThat(user.types("runs", "list").out()).contains("freight-1");
        }
    }

    @Test
    @Order(13)
    void aDomainOfOnesOwnIsMadeFromAFile() throws IOException {
        Outcome made = user.types("init", "parcels", "--data", "practice.jsonl");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(directory.resolve("parcels")).isDirectoryContaining("glob:**domain.yaml");
        assertThat(Files.readString(directory.resolve("parcels/domain.yaml"))).contains("evaluator: \"numeric\"");
        assertThat(user.types("init", "parcels", "--data", "practice.jsonl").exitCode())
                .isEqualTo(3);
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults())) {
            Outcome outcome = user.types(
                    "learn",
                    "parcels",
                    "--url",
                    server.baseUrl().toString(),
                    "--epochs",
                    "1",
                    "--json",
                    "--home",
                    "other");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.json().path("library").asText()).isEqualTo("parcels");
        }
        assertThat(directory.resolve("other")).exists();
    }

    @Test
    void theHomeMayComeFromTheEnvironment() {
        CommandLineUser other = new CommandLineUser(directory, Map.of("ACUMEN_HOME", "elsewhere"));
        assertThat(other.types("library", "list").out()).contains("no library yet");
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    @Order(90)
    void anUnfinishedRunThatDiffersIsNamedAndMayBeContinuedOrLeft() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        FreightFiles.write(own, 10, 4);
        CommandLineUser another = new CommandLineUser(own);
        String[] learn = {"learn", "freight", "--data", "practice.jsonl", "--test-data", "test.jsonl", "--json"};
        assertThat(another.types(with(learn, "--max-calls", "20")).exitCode()).isEqualTo(ExitCode.BUDGET);

        CommandLineUser.Outcome left = another.types(with(learn, "--group-size", "4", "--max-calls", "20"));
        CommandLineUser.Outcome continued = another.types(with(learn, "--group-size", "3", "--continue"));

        assertThat(left.err()).contains("freight-1 is unfinished but differs", "groupSize was 5, is 4", "--continue");
        assertThat(continued.exitCode()).isZero();
        assertThat(continued.err()).contains("freight-2 goes on although it differs: groupSize was 4, is 3");
        assertThat(continued.json().path("run").asText()).isEqualTo("freight-2");
        assertThat(another.types("runs", "show", "freight-2").out()).contains("groupSize: 3");
        assertThat(another.types(with(learn, "--continue", "--new-run")).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private static String[] with(String[] line, String... more) {
        return Stream.concat(Arrays.stream(line), Arrays.stream(more)).toArray(String[]::new);
    }
}
