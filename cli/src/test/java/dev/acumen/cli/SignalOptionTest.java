package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signal on the command line: what it refuses, and where it says what it did. */
class SignalOptionTest {

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void sitDown() throws IOException {
        user = new CommandLineUser(directory);
        FreightFiles.write(directory, 12, 4);
    }

    private Outcome learn(String... more) {
        List<String> line = new ArrayList<>(List.of(
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--epochs",
                "1",
                "--gate",
                "none"));
        line.addAll(List.of(more));
        return user.types(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grpo,loo|the signals grpo and loo do not go together: each says by itself how much an attempt counts",
                "ppo|there is no signal 'ppo'; there are grpo, dr-grpo, loo, gdpo, gvpo, disco, dapo, gfpo, gspo, hicra",
                "gdpo|the signal gdpo keeps several rewards apart, and the evaluator numeric:abs=0.005 gives one",
                "gfpo:keep=1|2 attempts or more are kept of a group, not 1"
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsSpent(String signal, String reason) {
        Outcome refused = learn("--signal", signal);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lastErrorLine()).contains(reason);
        assertThat(user.types("runs", "list", "--json").json().path("runs")).isEmpty();
    }

    @Test
    void theDriftOfAVersionStandsInItsStepAndInTheLog() throws IOException {
        Outcome learned = learn("--signal", "gspo:attempts=8", "--events", "events.jsonl");

        String drift = "replies written without it are \\d\\.\\d{3} times as likely with it, for each token"
                + " \\(95 % \\d\\.\\d{3} to \\d\\.\\d{3}; 8 attempts at 8 tasks\\)";
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        assertThat(learned.out()).containsPattern("drift {5}" + drift).containsPattern("likelihood +16 ");
        assertThat(user.types("library", "log", "freight").out()).containsPattern("drift: " + drift);
        JsonNode told = user.types("library", "log", "freight", "--json").json().at("/moves/0/drift");
        assertThat(told.path("ratio").asDouble()).isBetween(0.5, 0.999);
        assertThat(Files.readString(directory.resolve("events.jsonl")))
                .contains("\"drift\":" + told.path("ratio").asText());
        assertThat(user.types("runs", "replay", "freight-1").exitCode()).isZero();
    }

    @Test
    void recordedAttemptsCannotFillABatch() throws IOException {
        Files.writeString(
                directory.resolve("attempts.jsonl"),
                "{\"id\": \"freight-practice-001\", \"response\": \"#### 1\"}\n{\"id\": \"freight-practice-001\", \"response\": \"#### 2\"}\n");

        Outcome refused = learn("--signal", "dapo", "--attempts", "attempts.jsonl");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lastErrorLine()).contains("attempts that are recorded are all there are");
    }

    @Test
    void stepsEventsAndLessonsTellWhatTheSignalDid() throws IOException {
        Outcome learned = learn("--signal", "dr-grpo,gfpo:shortest,hicra", "--events", "events.jsonl");

        assertThat(learned.exitCode()).as(learned.err()).isZero();
        assertThat(learned.out())
                .containsPattern(
                        "signal {4}dr-grpo,gfpo:shortest,hicra: \\d+ attempts compared in \\d+ groups?, weights 0\\.\\d\\d to \\d\\.\\d\\d")
                .containsPattern("left out: \\d+ not among the 3 shortest")
                .containsPattern("ways of going about a task: entropy \\d\\.\\d\\d on average");
        List<JsonNode> chosen = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("event").asText().equals("group-chosen")) {
                chosen.add(event);
            }
        }
        assertThat(chosen).hasSize(12).anySatisfy(event -> {
            assertThat(event.path("contrasted").size()).isPositive();
            assertThat(event.path("weight").asDouble()).isPositive();
        });
        String lesson = user.types("library", "show", "freight", "--json")
                .json()
                .path("lessons")
                .path(0)
                .path("id")
                .asText();
        assertThat(user.types("library", "why", lesson).out()).containsPattern("#\\d  1\\.00\\d* \\(\\+0\\.\\d\\d\\)");
    }

    @Test
    void anotherSignalIsAnotherRun() throws IOException {
        learn("--signal", "grpo");
        Files.writeString(directory.resolve("acumen.yaml"), "learn:\n  signal: loo\n");

        JsonNode other = learn("--json").json();

        assertThat(other.path("run").asText()).isEqualTo("freight-2");
        assertThat(user.types("runs", "show", "freight-2").out()).contains("signal: loo");
    }
}
