package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.web.WebDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The domains with tools, from the command line to the loopback web and back. */
class ToolsTest {

    @TempDir
    private Path directory;

    @Test
    void theWebDomainLearnsAndIsDoneOverWithoutAnyTool() {
        CommandLineUser user = new CommandLineUser(directory);

        JsonNode learned = user.types("learn", "web", "--epochs", "2", "--json").json();

        assertThat(learned.path("heldOut").path("difference").asDouble()).isGreaterThan(0.1);
        assertThat(learned.path("lessons").asInt()).isGreaterThan(3);
        assertThat(learned.path("simulated").asBoolean()).isTrue();
        assertThat(learned.path("tools").path("read_page").path("calls").asInt())
                .isPositive();
        assertThat(learned.path("tools").path("search").path("calls").asInt()).isPositive();
        assertThat(learned.path("tools").path("click").path("calls").asInt()).isPositive();
        CommandLineUser.Outcome replayed = user.types("runs", "replay", "web-1");
        assertThat(replayed.exitCode()).isZero();
        assertThat(replayed.out()).contains("everything came out as before");
        Path kept = directory.resolve(".acumen/web/web-1/pages");
        assertThat(kept).isNotEmptyDirectory();
        assertThat(user.types("runs", "prune", "web-1").exitCode()).isZero();
        assertThat(kept.getParent()).doesNotExist();
    }

    @Test
    void aRunThatRanOutOfBudgetComesToTheSameLibraryAsOneThatDidNot() throws IOException {
        String[] whole = {"learn", "web", "--epochs", "1", "--held-out-samples", "0", "--json"};
        CommandLineUser steady = new CommandLineUser(Files.createDirectory(directory.resolve("steady")));
        CommandLineUser stopped = new CommandLineUser(Files.createDirectory(directory.resolve("stopped")));

        JsonNode once = steady.types(whole).json();
        String[] capped = {"learn", "web", "--epochs", "1", "--held-out-samples", "0", "--json", "--max-calls", "150"};
        assertThat(stopped.types(capped).exitCode()).isEqualTo(ExitCode.BUDGET);
        JsonNode twice = stopped.types(whole).json();

        assertThat(twice.path("run").asText()).isEqualTo("web-1");
        assertThat(twice.path("version").asText())
                .isEqualTo(once.path("version").asText());
        assertThat(twice.path("calls").asLong()).isEqualTo(once.path("calls").asLong());
    }

    @Test
    void aQuestionToTheWebShowsItsTurns() {
        CommandLineUser user = new CommandLineUser(directory);
        Task task = new WebDomain().tasks(Split.TEST, 0).tasks().get(0);

        CommandLineUser.Outcome said = user.types("ask", "web", task.input(), "--trace");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("turn 1 ", "-> ", "<- ", "####");
        JsonNode result =
                user.types("ask", "web", task.input(), "--trace", "--json").json();
        assertThat(result.path("turns").size()).isGreaterThan(1);
        assertThat(result.path("turns")
                        .path(0)
                        .path("tools")
                        .path(0)
                        .path("characters")
                        .asInt())
                .isPositive();
        assertThat(result.path("turns").path(0).path("seconds").isNumber()).isTrue();
    }

    @Test
    void theMathDomainLearnsToCalculate() {
        CommandLineUser user = new CommandLineUser(directory);

        JsonNode learned =
                user.types("learn", "math", "--epochs", "1", "--json").json();

        assertThat(learned.path("heldOut").path("difference").asDouble()).isGreaterThan(0.2);
        assertThat(learned.path("tools").path("calculate").path("calls").asInt())
                .isPositive();
        assertThat(learned.path("tools").path("calculate").path("problems").asInt())
                .isZero();
    }

    @Test
    void toolsAreCalledInTextWhereToldTo() {
        CommandLineUser user = new CommandLineUser(directory);

        CommandLineUser.Outcome said = user.types(
                "ask",
                "math",
                "A club has 17 members. In how many ways can 4 of them be selected for a committee?",
                "--trace",
                "--tool-calls",
                "text",
                "--tools",
                "calculate");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("boxed{");
    }

    @Test
    void oneOwnFolderIsSearchedAndRead() throws IOException {
        Path documents = Files.createDirectory(directory.resolve("handbook"));
        Files.writeString(documents.resolve("leave.md"), "# Leave\n\nParental leave is asked for with form B 12.\n");
        Files.writeString(directory.resolve("domain.yaml"), """
                tools: [search, read_page]
                preset: web
                evaluator: exact
                """);
        Path folder = Files.createDirectory(directory.resolve("handbook-domain"));
        Files.move(directory.resolve("domain.yaml"), folder.resolve("domain.yaml"));
        CommandLineUser user = new CommandLineUser(directory);
        try (ToolServer server = ToolServer.start()) {
            CommandLineUser.Outcome said = user.types(
                    "ask",
                    "handbook-domain",
                    "With which form is parental leave asked for?",
                    "--trace",
                    "--corpus",
                    "handbook",
                    "--url",
                    server.url(),
                    "--model",
                    "scripted");

            assertThat(said.exitCode()).as(said.err()).isZero();
            assertThat(said.out()).contains("corpus:leave.md", "form B 12", "#### B 12");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tools|telepathy|there is no tool 'telepathy'; there are calculate, python, search, read_page, mcp",
                "--turns|0|at least one turn",
                "--tool-calls|loudly|auto, native or text",
                "--tools|mcp|no MCP server is configured",
            })
    void whatCannotBeIsSaidInOneLine(String option, String value, String words) {
        CommandLineUser.Outcome said =
                new CommandLineUser(directory).types("ask", "math", "What is 2 + 2?", option, value);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains(words);
    }
}
