package dev.acumen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.Acumen;
import dev.acumen.cli.AcumenCommand;
import dev.acumen.cli.session.Screen;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.core.run.Spend;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.run.EvaluationOutcome;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.exchange.LibraryFile;
import dev.acumen.store.view.AttemptRecord;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every example on the simulated endpoint, which is no language model. */
class ExamplesTest {

    private static SimulatedServer server;

    @TempDir
    private Path home;

    @BeforeAll
    static void startServer() {
        server = SimulatedServer.start(SimulationSettings.builder().build());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void learnsTwiceOnOneFolderWithMoreTasksTheSecondTimeAndKilledOnce() throws Exception {
        Path whole = home.resolve("whole");
        Path killed = home.resolve("killed");
        assertThat(run(whole, 8).waitFor()).isZero();
        assertThat(run(whole, 12).waitFor()).isZero();
        assertThat(run(killed, 8).waitFor()).isZero();
        Process second = run(killed, 12);
        Path journal = killed.resolve("journal/runs/support-2.jsonl");
        while (second.isAlive() && (!Files.exists(journal) || Files.size(journal) < 60_000)) {
            Thread.onSpinWait();
        }
        assertThat(second.isAlive()).as("killed amid its run").isTrue();
        second.destroyForcibly().waitFor();

        assertThat(run(killed, 12).waitFor()).isZero();

        try (Acumen before = Acumen.at(whole).build();
                Acumen after = Acumen.at(killed).build()) {
            assertThat(after.library("support").current())
                    .isEqualTo(before.library("support").current());
            assertThat(after.library("support").current().lessons()).isNotEmpty();
            List<Long> calls = before.reading(ExamplesTest::calls);
            assertThat(after.reading(ExamplesTest::calls)).startsWith(calls.get(0), calls.get(1));
        }
        assertThat(typed("runs", "list", "--home", killed.toString()))
                .contains("support-1", "support-2", "learn", "completed");
    }

    /** What the command line prints. */
    private String typed(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        Session session = new Session(
                new Terminal(Screen.redirected(out), Screen.redirected(out)), Map.of(), home, Clock.systemUTC());
        assertThat(new AcumenCommand(session).run(arguments)).isZero();
        return said.toString();
    }

    @Test
    void anAgentOfOnesOwnLearns() {
        LearnReport report = OwnAgentExample.learn(home, url(), SimulatedServer.MODEL);

        assertThat(report.version().lessons()).isNotEmpty();
    }

    @Test
    void aLibraryIsComparedWithNone() {
        OwnAgentExample.learn(home, url(), SimulatedServer.MODEL);
        try (Acumen acumen = Acumen.at(home).model(url(), SimulatedServer.MODEL).build()) {
            EvaluationOutcome outcome = acumen.compare(EvaluationSpec.of("own-agent", Freight.heldOut(8))
                    .instructions(Freight.instructions())
                    .build());

            assertThat(acumen.libraries()).containsExactly("own-agent");
            assertThat(outcome.arms().get(1).version())
                    .isEqualTo(acumen.library("own-agent").current());
            assertThat(outcome.comparison().orElseThrow().tasks()).isEqualTo(8);
        }
    }

    @Test
    void anEvaluatorOfOnesOwnIsAsked() {
        LearnReport report = OwnEvaluatorExample.learn(home, url(), SimulatedServer.MODEL);

        assertThat(report.steps().get(0).report().graded()).isEqualTo(20);
        assertThat(report.version().lessons()).isNotEmpty();
    }

    @Test
    void aStrategyOfOnesOwnDecides() {
        LearnReport report = OwnStrategyExample.learn(home, url(), SimulatedServer.MODEL);

        try (Acumen acumen = Acumen.at(home).build()) {
            List<AttemptRecord> attempts = acumen.runs().attempts(report.run().value());
            assertThat(attempts)
                    .filteredOn(attempt -> attempt.id().pass().name().startsWith("trial-"))
                    .hasSize(24);
        }
    }

    @Test
    void lessonsStandBeforeWhatAServiceAsks() {
        OwnAgentExample.learn(home, url(), SimulatedServer.MODEL);
        String shipment = Freight.heldOut(5).get(4).input();
        RecordingModel model = new RecordingModel();
        RecordingModel instructed = new RecordingModel();
        try (Acumen acumen = Acumen.at(home).build()) {
            acumen.decorate(model, "own-agent").chat(SystemMessage.from("Be brief."), UserMessage.from("What?"));
            acumen.library("desk").bring(new LibraryFile().read("> Name the team.\n"));
            acumen.decorate(instructed, "desk").chat(SystemMessage.from("Be brief."), UserMessage.from("What?"));
        }
        assertThat(instructed.system()).as("in place of the service's").isEqualTo("Name the team.");

        assertThat(AiServicesExample.price(home, url(), SimulatedServer.MODEL, "own-agent", shipment))
                .contains("####");
        assertThat(model.system()).startsWith("Be brief.").contains("<advice>").contains("[L1]");
    }

    private static String url() {
        return server.baseUrl().toString();
    }

    private static List<Long> calls(ExperienceStore store) {
        return store.runs().list().stream()
                .map(run -> store.runs().spend(run.id()).values().stream()
                        .mapToLong(Spend::calls)
                        .sum())
                .toList();
    }

    private static Process run(Path home, int tasks) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LearnAndAsk.class.getName(),
                        home.toString(),
                        url(),
                        SimulatedServer.MODEL,
                        String.valueOf(tasks))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Keeps the system message. */
    private static final class RecordingModel implements ChatModel {
        private String system = "";

        @Override
        public ChatResponse doChat(ChatRequest request) {
            system = ((SystemMessage) request.messages().get(0)).text();
            return ChatResponse.builder().aiMessage(AiMessage.from("ok")).build();
        }

        String system() {
            return system;
        }
    }
}
