package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from attempts that name their tasks by id, whatever says what the tasks are. */
class RecordedAttemptsTest {

    private static final int PRACTICE = 6;
    private static final int TEST = 4;

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        FreightFiles.write(directory, PRACTICE, TEST);
        StringBuilder rows = new StringBuilder();
        for (Task task : new FreightDomain().tasks(Split.PRACTICE, 5).tasks().subList(0, PRACTICE)) {
            for (String reply : new String[] {task.reference().answers().get(0), "0.01"}) {
                rows.append("{\"id\": \"")
                        .append(task.id().value())
                        .append("\", \"response\": \"#### ")
                        .append(reply)
                        .append("\"}\n");
            }
        }
        Files.writeString(directory.resolve("attempts.jsonl"), rows.toString());
    }

    @Test
    void tasksFromFilesOfTheCommandLine() {
        learnsFromAll("--data", "practice.jsonl", "--test-data", "test.jsonl");
    }

    @Test
    void tasksFromFilesOfTheDomain() throws IOException {
        Files.createDirectory(directory.resolve("freight"));
        Files.writeString(
                directory.resolve("freight/domain.yaml"),
                "evaluator: numeric\npractice: ../practice.jsonl\ntest: ../test.jsonl\n");
        try (Front server = new Front()) {
            learnsFromAll("--url", server.url(), "--model", "simulated-agent");
        }
    }

    @Test
    void tasksFromOneFileThatIsSplit() throws IOException {
        Outcome learned = learn("--data", "practice.jsonl");
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        assertThat(learned.err()).contains("4 practice, 0 validation, 2 held out");
    }

    @Test
    void theyAreScoredAtTheSameTasks() throws IOException {
        Files.createDirectory(directory.resolve("own"));
        Files.writeString(
                directory.resolve("own/domain.yaml"),
                "evaluator: numeric\npractice: ../practice.jsonl\ntest: ../test.jsonl\n");
        Outcome scored = new CommandLineUser(directory).types("eval", "own", "--attempts", "attempts.jsonl", "--json");
        assertThat(scored.exitCode()).as(scored.err()).isZero();
        assertThat(scored.json().path("groups").path("MIXED").asInt()).isEqualTo(PRACTICE);
    }

    private void learnsFromAll(String... others) {
        Outcome learned = learn(others);
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        assertThat(learned.err())
                .contains(
                        PRACTICE + " practice, 0 validation, " + TEST + " held out", PRACTICE + " mixed, 0 all right");
    }

    private Outcome learn(String... others) {
        String[] fixed = {
            "learn",
            "freight",
            "--attempts",
            "attempts.jsonl",
            "--epochs",
            "1",
            "--preset",
            "published",
            "--json",
            "--verbose"
        };
        String[] all = Arrays.copyOf(fixed, fixed.length + others.length);
        System.arraycopy(others, 0, all, fixed.length, others.length);
        return new CommandLineUser(directory).types(all);
    }
}
