package dev.acumen.evaluators.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Attempts;
import dev.acumen.evaluators.Evaluators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that score: real ones, that answer, misbehave, hang and are killed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CommandEvaluatorTest {

    private static final Path EXAMPLES =
            Path.of("../docs/examples/evaluators").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "echo '{\"reward\": 0.25, \"detail\": \"so so\"}' ; 0.25",
                "echo '{\"reward\": true}' ; 1.0",
                "echo '{\"rewards\": {\"a\": 1, \"b\": -0.5}}' ; 0.5",
                "echo '{\"reward\": 1, \"rewards\": {\"a\": 0}}' ; 1.0",
                "pwd | grep -q \"$(basename \"$PWD\")\" && echo '{\"reward\": 2}' ; 2.0"
            })
    void whatTheProgramSaysCounts(String line, double reward) {
        assertThat(score("shell:" + line).rewardIfGraded()).contains(new Reward(reward));
    }

    @Test
    void severalRewardsKeepTheirNames() {
        assertThat(score("shell:echo '{\"rewards\": {\"right\": 1, \"format\": 0}}'")
                        .rewards()
                        .values())
                .containsExactly(entry("right", 1.0), entry("format", 0.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "shell:echo '{\"unscored\": \"no idea\"}' # no idea",
                "shell:echo no model >&2; exit 3 # exited with 3: no model",
                "shell:kill -SEGV $$ # exited with",
                "shell:true # no JSON object",
                "shell:echo 1 # no JSON object",
                "shell:echo '{\"reward\": 1} {}' # no JSON object",
                "shell:echo '{\"reward\": \"1\"}' # no finite number",
                "shell:echo '{\"reward\": NaN}' # no JSON object",
                "shell:echo '{\"reward\": 1e999}' # no finite number",
                "shell:echo '{\"rewards\": {\"a b\": 1}}' # a reward's name",
                "shell:echo '{\"rewards\": {}}' # neither",
                "shell:echo '{\"verdict\": 1}' # neither",
                "command:no-such-program-anywhere # no-such-program-anywhere",
                "shell:yes # wrote more than",
                "shell:timeout=1 sleep 60 # took longer than 1 s"
            })
    void aProgramThatDoesNotScoreLeavesTheAttemptUnscored(String spec, String reason) {
        assertThat(score(spec)).isInstanceOfSatisfying(Score.Unscored.class, unscored -> {
            boolean isItsWord = reason.equals("no idea");
            assertThat(unscored.cause()).isEqualTo(isItsWord ? Score.Cause.EVALUATOR : Score.Cause.EVALUATOR_FAILED);
            assertThat(unscored.reason()).contains(reason);
        });
    }

    @Test
    void theProgramIsToldTheTaskAndTheAttempt() throws IOException {
        Task task = new Task(
                new TaskId("t1"),
                "What is \"it\"?\nSay.",
                new Reference(List.of("5", "five"), Optional.of("be kind")),
                Map.of("level", "3"));
        Evaluator evaluator = Evaluators.parse("shell:cat > told.json; echo '{\"reward\": 1}'", directory);
        evaluator.evaluate(task, Attempts.completed("It is 5 \ud83d\ude9a."));
        assertThat(Files.readString(directory.resolve("told.json")))
                .isEqualTo("{\"task\":\"t1\",\"input\":\"What is \\\"it\\\"?\\nSay.\",\"answers\":[\"5\",\"five\"],"
                        + "\"rubric\":\"be kind\",\"metadata\":{\"level\":\"3\"},\"sample\":0,\"reply\":\"It is 5 \ud83d\ude9a.\","
                        + "\"messages\":[{\"role\":\"user\",\"text\":\"What is it?\"},"
                        + "{\"role\":\"assistant\",\"text\":\"It is 5 \ud83d\ude9a.\"}]}");
    }

    @Test
    void wordsAreThoseOfALineAndNoShellReadsThem() throws IOException {
        assertThat(CommandLine.words(" a  'b c' \"d \\\" e\" f\\ g $HOME '' ; | "))
                .containsExactly("a", "b c", "d \" e", "f g", "$HOME", "", ";", "|");
        assertThatThrownBy(() -> CommandLine.words("a 'b")).hasMessageContaining("not closed");
        Evaluators.parse("command:touch '$(id)' ; x", directory).evaluate(Attempts.task("5"), Attempts.completed("5"));
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("$(id)", ";", "x");
        }
    }

    @Test
    void keysAreNotInItsEnvironment() {
        for (String name : List.of("OPENAI_API_KEY", "hf_token", "AWS_SECRET_ACCESS", "DB_PASSWORD", "Key")) {
            assertThat(CommandEvaluator.isSecret(name)).as(name).isTrue();
        }
        for (String name : List.of("PATH", "HOME", "LANG", "JAVA_HOME")) {
            assertThat(CommandEvaluator.isSecret(name)).as(name).isFalse();
        }
    }

    @Test
    void whatAProgramStartedEndsWithIt() throws Exception {
        Path children = directory.resolve("children");
        score("shell:timeout=1 (sleep 600 & echo $! >> children; sleep 600 & echo $! >> children) & sleep 600");
        score("shell:sleep 600 & echo $! >> children; echo '{\"reward\": 1}'");
        List<String> ids = Files.readAllLines(children);
        assertThat(ids).hasSize(3);
        for (String id : ids) {
            awaitEnd(Long.parseLong(id));
        }
    }

    @Test
    void interruptingTheRunKillsTheProgram() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread run = new Thread(() -> {
            try {
                score("shell:echo $$ > started; mv started id; sleep 600");
                thrown.complete(new AssertionError("it ended"));
            } catch (CancellationException e) {
                thrown.complete(e);
            }
        });
        run.start();
        Path id = directory.resolve("id");
        while (!Files.exists(id)) {
            Thread.sleep(10);
        }
        run.interrupt();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        awaitEnd(Long.parseLong(Files.readString(id).strip()));
    }

    @Test
    void callsRunAtTheSameTime() throws Exception {
        int calls = 8;
        // Each waits until all have begun.
        String line = "echo x >> begun; while [ $(wc -l < begun) -lt " + calls
                + " ]; do sleep 0.05; done; echo '{\"reward\": 1}'";
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<Score>> scores = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                scores.add(threads.submit(() -> score("shell:timeout=100 " + line)));
            }
            for (Future<Score> score : scores) {
                assertThat(score.get().rewardIfGraded()).contains(Reward.ONE);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyCompletedAttemptsAreShown() {
        Evaluator evaluator = Evaluators.parse("shell:echo '{\"reward\": 1}'", directory);
        assertThat(Attempts.word(
                        evaluator.evaluate(Attempts.task("5"), Attempts.ended("5", new Ending.Truncated("tokens")))))
                .isEqualTo("TRUNCATED");
    }

    @Test
    void theShellExampleWorks() {
        Evaluator evaluator = Evaluators.parse("command:sh polite.sh", EXAMPLES);
        assertThat(Attempts.verdict(evaluator, "-", "Close the \"door\", please."))
                .isEqualTo("right");
        assertThat(Attempts.verdict(evaluator, "please", "Close the door.")).isEqualTo("wrong");
    }

    @Test
    void thePythonExampleWorks() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "skipped: there is no /usr/bin/python3");
        Evaluator evaluator = Evaluators.parse("command:/usr/bin/python3 key_facts.py", EXAMPLES);
        Score score = evaluator.evaluate(Attempts.task("Seine", "1889"), Attempts.completed("It stands by the seine."));
        assertThat(score.rewardIfGraded()).contains(new Reward(0.5));
        assertThat(score.rewards().values()).containsExactly(entry("facts", 0.5), entry("short", 1.0));
        assertThat(((Score.Graded) score).detail()).isEqualTo("misses 1889");
        Task open = new Task(new TaskId("t9"), "Write a poem.", Reference.none());
        assertThat(evaluator.evaluate(open, Attempts.completed("x")))
                .isEqualTo(Score.unscored(Score.Cause.EVALUATOR, "the task has no key facts"));
    }

    private Score score(String spec) {
        return Evaluators.parse(spec, directory).evaluate(Attempts.task("5"), Attempts.completed("5"));
    }

    private static void awaitEnd(long id) throws InterruptedException {
        while (ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false)) {
            Thread.sleep(10);
        }
    }
}
