package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acumen inside another program: several runtimes side by side, and nothing left where nobody asked for it. */
class EmbeddingTest {

    @TempDir
    Path directory;

    @Test
    void twoRuntimesInOneProcessDoNotMeet() {
        List<String> alone = Stream.of(1L, 2L)
                .map(seed -> learn(seed, directory.resolve("alone-" + seed)))
                .toList();
        List<CompletableFuture<String>> together = Stream.of(1L, 2L)
                .map(seed -> CompletableFuture.supplyAsync(() -> learn(seed, directory.resolve("together-" + seed))))
                .toList();

        assertThat(together.stream().map(CompletableFuture::join).toList()).isEqualTo(alone);
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }

    @Test
    void aRunWritesOnlyUnderItsHome() throws IOException, InterruptedException {
        Path here = Files.createDirectory(directory.resolve("here"));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path user = Files.createDirectory(directory.resolve("user"));
        FreightFiles.write(here, 6, 4);
        CommandLineUser owner = new CommandLineUser(
                here, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary + " -Duser.home=" + user));
        Process process = owner.starts(
                directory.resolve("out"),
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--home",
                "home");

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(names(temporary)).isEmpty();
        assertThat(names(user)).isEmpty();
        assertThat(names(here)).containsExactlyInAnyOrder("practice.jsonl", "test.jsonl", "home");
    }

    /** What was learned, from tasks, a model and a store of its own. */
    private static String learn(long seed, Path home) {
        List<Task> practice =
                new FreightDomain().tasks(Split.PRACTICE, seed).tasks().subList(0, 12);
        RunId id = new RunId("freight-" + seed);
        try (SimulatedServer server = SimulatedServer.start(
                        SimulationSettings.builder().seed(seed).build());
                ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {});
                RunJournal journal = store.startRun(new JournalEntry.RunStarted(
                        id, "learn", "freight", Map.of(), Clock.systemUTC().instant()))) {
            OpenAiEndpoint model = new OpenAiEndpoint(
                    EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                            .name("simulated")
                            .build(),
                    journal,
                    Budget.unlimited(),
                    Clock.systemUTC(),
                    event -> {});
            LearnReport report = LearningRun.builder(store.libraries(), model, Evaluators.parse("numeric:abs=0.005"))
                    .instructions(new FreightDomain().instructions())
                    .settings(LearnSettings.math().epochs(1).seed(seed).build())
                    .build()
                    .learn(id, "freight", practice, List.of());
            return report.version().lessons().stream()
                    .map(Lesson::text)
                    .toList()
                    .toString();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
