package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that people edit and carry about, before models that they were not learned with, and evaluators that break. */
class LibraryByHandTest {

    @TempDir
    private Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = "{\"choices\":[{\"message\":{\"content\":\"#### 4\"},\"finish_reason\":\"stop\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Outcome asks(CommandLineUser user, String... more) {
        List<String> line = new ArrayList<>(List.of("ask"));
        line.addAll(List.of(more));
        line.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1", "--model", "small"));
        return user.types(line.toArray(String[]::new));
    }

    private CommandLineUser learned() throws IOException {
        FreightFiles.write(directory, 20, 4);
        CommandLineUser user = new CommandLineUser(directory);
        Outcome learned = user.types(
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--epochs",
                "1",
                "--preset",
                "published");
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        return user;
    }

    @Test
    void instructionsInAFileTakeThePlaceOfTheDomains() throws IOException {
        CommandLineUser user = new CommandLineUser(directory);
        Files.writeString(
                directory.resolve("desk.md"), "# Library desk\n\n> Answer in one line. Name the team.\n\n- Be kind.\n");
        assertThat(user.types("library", "import", "desk.md").exitCode()).isZero();
        Outcome asked = asks(user, "desk", "Who fixes printers?");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(requests.get(0))
                .contains("Answer in one line. Name the team.\\n\\n")
                .contains("[L1] Be kind.");
        assertThat(user.types("library", "show", "desk").out())
                .contains(
                        "instructions, in place of the domain's:\n  Answer in one line. Name the team.\n[L1] Be kind.");

        user.types("library", "export", "desk", "-o", "again.md");
        Path file = directory.resolve("again.md");
        Files.writeString(file, Files.readString(file).replace("Name the team.", "Name team and floor."));
        assertThat(user.types("library", "import", "again.md").exitCode()).isZero();

        assertThat(user.types("library", "diff", "desk").out())
                .contains("- instructions  Answer in one line. Name the team.")
                .contains("+ instructions  Answer in one line. Name team and floor.");
        assertThat(user.types("library", "log", "desk").out())
                .contains("+ instructions  Answer in one line. Name team and floor.");
        Outcome why = user.types("library", "why", "instructions");
        String head = user.types("library", "show", "desk", "--json")
                .json()
                .path("version")
                .asText();
        assertThat(why.out())
                .contains("  " + head.substring(0, 10) + "  Name team and floor.")
                .doesNotContain(head.substring(0, 10) + "  Answer in one line.")
                .contains("- Name the team.")
                .contains("worded by a person, in a file");
        assertThat(why.exitCode()).isZero();
        String first = user.types("library", "log", "desk", "--json")
                .json()
                .at("/moves/1/version")
                .asText();
        assertThat(user.types("library", "rollback", "desk", first.substring(0, 10))
                        .exitCode())
                .isZero();
        assertThat(user.types("library", "show", "desk", "--json")
                        .json()
                        .path("instructions")
                        .asText())
                .isEqualTo("Answer in one line. Name the team.");
    }

    @Test
    void lessonsAndInstructionsThatAPersonChangedInAFileAreOneVersionOfTheirs() throws IOException {
        CommandLineUser user = new CommandLineUser(directory);
        Files.writeString(
                directory.resolve("desk.json"),
                "{\"library\": \"desk\", \"instructions\": {\"text\": \"Answer in one line.\", \"provenance\": {\"step\": null,"
                        + " \"evidence\": [], \"author\": \"model-x\", \"prompts\": {}}}, \"lessons\": [\"Be kind.\"]}");
        assertThat(user.types("library", "import", "desk.json").exitCode()).isZero();
        assertThat(user.types("library", "why", "instructions").out()).contains("worded by model-x");
        user.types("library", "export", "desk", "-o", "again.json");
        Path file = directory.resolve("again.json");
        Files.writeString(
                file, Files.readString(file).replace("one line", "two lines").replace("Be kind.", "Be brief."));

        Outcome imported = user.types("library", "import", "again.json");

        assertThat(imported.out()).contains("with 1 lesson, and instructions of its own in place of the domain's");
        assertThat(user.types("library", "log", "desk", "--json").json().path("moves"))
                .hasSize(2);
        assertThat(user.types("library", "diff", "desk").out())
                .contains("+ instructions  Answer in two lines.")
                .contains("+ L1  Be brief.");
        assertThat(user.types("library", "why", "instructions").out()).contains("worded by a person, in a file");
        Outcome seeded = user.types("library", "seed", "other", "again.json");
        assertThat(seeded.err()).contains("the instructions in again.json are left out");
    }

    @Test
    void whyOfInstructionsThatNobodyWroteSaysSo() throws IOException {
        CommandLineUser user = learned();
        Outcome why = user.types("library", "why", "instructions");
        assertThat(why.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(why.lastErrorLine()).contains("no library ever had instructions of its own");
    }

    @Test
    void anEditedExportBecomesEditsOfThePerson() throws IOException {
        CommandLineUser user = learned();
        Path file = directory.resolve("f.md");
        user.types("library", "export", "freight", "-o", "f.md");
        String exported = Files.readString(file);
        assertThat(user.types("library", "import", "f.md").out()).contains("is at version");
        List<String> lines = exported.lines().toList();
        String first = lines.stream()
                .filter(line -> line.startsWith("- [L1]"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                file, exported.replace(first, "- [L1] Weigh it three times.\n- Write the unit behind the price."));

        Outcome imported = user.types("library", "import", "f.md");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("credited to a person");
        assertThat(user.types("library", "show", "freight").out())
                .contains("[L1] Weigh it three times.", "Write the unit behind the price.");
        assertThat(user.types("library", "why", "L1").out())
                .contains("UPDATE", "a person, in a file", "ADD in version", "freight-1 step 1");
        assertThat(user.types("library", "import", "f.md").exitCode()).isZero();
    }

    @Test
    void aListThatIsWrittenByHandIsALibrary() throws IOException {
        CommandLineUser user = new CommandLineUser(directory);
        Files.writeString(directory.resolve("mine.md"), "# Library desk\n\n- Answer in kilograms.\n- Round up.\n");
        assertThat(user.types("library", "import", "mine.md").out()).contains("library 'desk'", "with 2 lessons");
        Files.writeString(directory.resolve("more.md"), "- Say please.\n");
        assertThat(user.types("library", "import", "more.md", "--as", "desk").out())
                .contains("with 3 lessons");
        assertThat(user.types("library", "import", "more.md").out()).contains("library 'more'", "with 1 lesson");
        Files.writeString(directory.resolve("clash.md"), "- [L1] Round down.\n");
        Outcome clash = user.types("library", "import", "clash.md", "--as", "desk");
        assertThat(clash.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(clash.err()).contains("other lessons under the same ids");
        asks(user, "desk", "How heavy?");
        assertThat(requests.get(0)).contains("Answer in kilograms.", "Say please.");
    }

    @Test
    void noEditOfAnExportLosesALesson() throws IOException {
        CommandLineUser user = new CommandLineUser(directory);
        Path file = directory.resolve("x.md");
        Files.writeString(file, "# Library x\n- Weigh.\n- Waive the fee.\n- Round up.\n");
        user.types("library", "import", "x.md");
        user.types("library", "export", "x", "-o", "x.md");
        String exported = Files.readString(file);

        Files.writeString(file, exported.replace("[L2] ", ""));
        assertThat(user.types("library", "import", "x.md").out()).contains("with 3 lessons");

        Files.writeString(
                file, exported.replace("- [L2] Waive the fee.\n", "").replace("[L1] Weigh.", "[L1] Waive the fee."));
        assertThat(user.types("library", "import", "x.md").out()).contains("with 2 lessons");
        assertThat(user.types("library", "show", "x").out()).contains("Waive the fee.", "Round up.");

        user.types("library", "import", "x.md", "--as", "y");
        user.types("library", "export", "y", "-o", "y.md");
        String other = Files.readString(directory.resolve("y.md"));
        Files.writeString(
                directory.resolve("y.md"),
                other.replace("Waive the fee.", "~")
                        .replace("Round up.", "Waive the fee.")
                        .replace("~", "Round up."));
        assertThat(user.types("library", "import", "y.md").out()).contains("with 2 lessons");
        assertThat(user.types("library", "show", "y").out()).contains("Waive the fee.", "Round up.");
    }

    @Test
    void lessonsOfTheSimulatedEndpointStandBeforeAModelOnlyIfTheirLibraryIsNamed() throws IOException {
        CommandLineUser user = learned();
        Outcome asked = asks(user, "freight", "What does it cost?");
        assertThat(asked.err()).contains("was learned on the simulated endpoint: asking without its lessons");
        assertThat(requests.get(0)).doesNotContain("[L1]");
        asks(user, "freight", "What does it cost?", "--library", "freight");
        assertThat(requests.get(1)).contains("[L1]");

        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        Outcome learning = user.types("learn", "freight", "--data", "practice.jsonl", "--url", url, "--model", "small");
        assertThat(learning.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(learning.err()).contains("was learned on the simulated endpoint", "--library");
        assertThat(requests).hasSize(2);
        Outcome other = user.types(
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--library",
                "real",
                "--epochs",
                "1",
                "--preset",
                "published",
                "--url",
                url,
                "--model",
                "small");
        assertThat(other.exitCode()).as(other.err()).isZero();
    }

    @Test
    void elsewhereTheLessonsAreAskedUnderTheInstructionsTheyWereLearnedWith() throws IOException {
        CommandLineUser user = learned();
        Outcome asked = asks(user, "elsewhere", "What does it cost?", "--library", "freight");
        assertThat(asked.err()).contains("note: asking with the instructions the lessons were learned with");
        assertThat(requests.get(0)).contains("tariff");
        user.types("library", "export", "freight", "-o", "f.md");

        CommandLineUser other = new CommandLineUser(Files.createDirectory(directory.resolve("other")));
        other.types("library", "import", "../f.md", "--as", "brought");
        assertThat(asks(other, "brought", "What does it cost?", "--library", "brought")
                        .err())
                .contains("the instructions the lessons were learned with are not here");
        assertThat(asks(other, "nothing", "2+2?").err()).contains("there is no library 'nothing' in .acumen");
    }

    @Test
    void anEvaluatorThatBreaksStopsTheRunAndKeepsTheAttempts() throws IOException {
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < 40; i++) {
            rows.append("What is ").append(i).append("+4?,4\n");
        }
        Files.writeString(directory.resolve("t.csv"), rows.toString());
        CommandLineUser user = new CommandLineUser(directory);
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        Outcome broken = user.types(
                "eval",
                "sums",
                "--data",
                "t.csv",
                "--url",
                url,
                "--model",
                "small",
                "--evaluator",
                "shell:echo no model here >&2; exit 3");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(broken.err())
                .contains(
                        "is unscored: '/bin/sh' exited with 3: no model here",
                        "the evaluator failed at 10 attempts in a row",
                        "acumen runs rescore");
        String run = user.types("runs", "list", "--json")
                .json()
                .findValuesAsText("run")
                .get(0);
        Outcome rescored = user.types("runs", "rescore", run, "--evaluator", "numeric");
        assertThat(rescored.exitCode()).as(rescored.err()).isZero();
        assertThat(rescored.out()).contains("is 1.000 (is 4)");
    }
}
