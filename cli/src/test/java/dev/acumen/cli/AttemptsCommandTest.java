package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the attempts of a run were asked and shown, what came back, and which of them are wrong. */
class AttemptsCommandTest {

    @TempDir
    private Path directory;

    private CommandLineUser user;
    private Outcome learned;

    @BeforeEach
    void learn() throws IOException {
        FreightFiles.write(directory, 30, 12);
        user = new CommandLineUser(directory);
        learned = done(
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
    }

    private Outcome done(String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private List<JsonNode> attempts(String... more) {
        List<String> line = new ArrayList<>(List.of("runs", "attempts", "freight-1", "--json"));
        line.addAll(List.of(more));
        List<JsonNode> attempts = new ArrayList<>();
        done(line.toArray(String[]::new)).json().path("attempts").forEach(attempts::add);
        return attempts;
    }

    private static String[] said(String heading, Outcome outcome) {
        return outcome.out()
                .lines()
                .filter(line -> line.contains(heading))
                .findFirst()
                .orElseThrow(() -> new AssertionError(heading + " is not said: " + outcome.out()))
                .replaceAll(".*: acumen ", "")
                .split(" ");
    }

    @Test
    void learnSaysWhichCommandsShowWhatWentWrongAndTheyDo() {
        List<JsonNode> wrong = attempts("--wrong", "--pass", "held-out");
        assertThat(wrong).isNotEmpty().allSatisfy(attempt -> {
            assertThat(attempt.path("pass").asText()).startsWith("held-out-");
            assertThat(attempt.path("reward").asDouble()).isLessThan(1);
        });
        assertThat(learned.out()).contains("wrong:   " + wrong.size() + " held-out attempts: acumen runs attempts");
        Outcome shown = done(said("wrong:", learned));
        assertThat(shown.out())
                .contains("held-out-without, task", "score ", "task ", "lessons  none", "reply ")
                .contains(wrong.get(0).path("detail").asText());
        Outcome flipped = done(said("flipped:", learned));
        assertThat(flipped.out())
                .contains("wrong in held-out-without, right in held-out-with", " of version ", "[L1] ")
                .contains("right in one arm and wrong in the other");
    }

    @Test
    void flippedTasksAreRightInOneArmAndWrongInTheOther() {
        JsonNode json =
                done("runs", "attempts", "freight-1", "--flipped", "--json").json();
        assertThat(json.path("flipped")).isNotEmpty();
        assertThat(json.path("attempts")).hasSize(2 * json.path("flipped").size());
        for (JsonNode task : json.path("flipped")) {
            List<JsonNode> both = attempts("--flipped", "--task", task.asText());
            assertThat(both)
                    .extracting(attempt -> attempt.path("reward").asDouble())
                    .containsExactlyInAnyOrder(0.0, 1.0);
        }
        List<String> both = new ArrayList<>();
        json.path("attempts").forEach(attempt -> both.add(attempt.path("task").asText()));
        assertThat(attempts("--pass", "held-out"))
                .filteredOn(attempt -> !both.contains(attempt.path("task").asText()))
                .isNotEmpty();
    }

    @Test
    void everyAttemptHasItsTaskLessonsReplyAndScore() {
        assertThat(attempts("--pass", "held-out-with")).hasSize(12).allSatisfy(attempt -> {
            assertThat(attempt.path("input").asText()).isNotBlank();
            assertThat(attempt.path("answer").asText()).isNotBlank();
            assertThat(attempt.path("lessons")).isNotEmpty();
            assertThat(attempt.path("lessons").path(0).path("text").asText()).isNotBlank();
            assertThat(attempt.path("messages")).isNotEmpty();
        });
        assertThat(attempts("--pass", "step 1 practice")).hasSize(150);
        assertThat(attempts()).hasSize(150 + 24);
        Outcome full = done("runs", "attempts", "freight-1", "--full", "--pass", "held-out-with");
        assertThat(full.out()).contains(", as above").doesNotContain("more line");
        String task = attempts("--pass", "held-out-with").get(0).path("task").asText();
        assertThat(done("runs", "attempts", "freight-1", "--task", task)
                        .out()
                        .lines()
                        .filter(line -> line.contains(", task " + task + ", sample 0")))
                .hasSize(2);
    }

    @Test
    void whatTheRunDoesNotHaveIsNamed() {
        Outcome task = user.types("runs", "attempts", "freight-1", "--task", "nothing");
        assertThat(task.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(task.err()).contains("no attempt at a task 'nothing'");
        Outcome pass = user.types("runs", "attempts", "freight-1", "--pass", "practise");
        assertThat(pass.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(pass.err()).contains("held-out-with, held-out-without", "step 1 practice");
        assertThat(user.types("runs", "attempts", "freight-1", "--wrong", "--flipped")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(user.types("runs", "attempts", "freight-1", "--pass", "practice", "--flipped")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anEvaluationEndsWithTheCommandThatShowsItsWrongAttempts() {
        Outcome measured = done("eval", "freight", "--test-data", "test.jsonl", "--library", "freight");
        assertThat(done(said("wrong:", measured)).out()).contains("held-out-without, task");
        assertThat(done(said("flipped:", measured)).out()).contains("right in held-out-with");
        assertThat(done("runs", "attempts", "freight-2", "--unscored").out()).contains("every attempt has a score");
    }
}
