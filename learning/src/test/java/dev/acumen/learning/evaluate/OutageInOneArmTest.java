package dev.acumen.learning.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.acumen.endpoints.policy.RunBudget;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.prompts.PromptBook;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers HTTP 500 for three tasks in ten, and only where lessons stand in the prompt: no verdict comes of that. */
class OutageInOneArmTest {

    private static final int TASKS = 60;
    private static final String LESSON = "Add the numbers up from the right.";
    private static final Pattern QUESTION = Pattern.compile("What is (\\d+) plus 100");
    private static final SequentialComparison.Terms TERMS = new SequentialComparison.Terms(0.05, 0.02);

    @TempDir
    private Path home;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", OutageInOneArmTest::answer);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** With and without lessons the same tasks are right, seven in ten. */
    private static boolean isRight(int task) {
        return task * 7 % 10 < 7;
    }

    private static boolean isDown(int task) {
        return task * 7 / 10 % 10 < 3;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher question = QUESTION.matcher(asked);
        int task = question.find() ? Integer.parseInt(question.group(1)) : -1;
        boolean fails = asked.contains(LESSON) && isDown(task);
        String body = fails
                ? "{\"error\":{\"message\":\"out of order\"}}"
                : "{\"choices\":[{\"message\":{\"content\":\"" + (isRight(task) ? task + 100 : 1)
                        + "\"},\"finish_reason\":\"stop\"}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fails ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void aTaskThatFailedInOneArmIsLeftOutOfBoth() {
        List<List<Group>> groups = measured();
        int down = (int)
                IntStream.range(0, TASKS).filter(OutageInOneArmTest::isDown).count();

        SequentialComparison found = SequentialComparison.of(groups.get(0), groups.get(1), TERMS, true);

        assertThat(down).isBetween(15, 21);
        assertThat(groups.get(1).stream()
                        .flatMap(group -> group.members().stream())
                        .filter(member -> member.score() instanceof Score.Unscored)
                        .count())
                .isEqualTo(down);
        assertThat(found.leftOut()).isEqualTo(down);
        assertThat(found.tasks()).isEqualTo(TASKS - down);
        assertThat(found.without()).isEqualTo(found.with());
        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.CANNOT_TELL);
        assertThat(ifFailuresWereWrongAnswers()).isEqualTo(ComparisonVerdict.WORSE);
    }

    private List<List<Group>> measured() {
        RunId run = new RunId("sums-1");
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {});
                Workers workers = new Workers(4, Map.of())) {
            RunJournal journal = store.startRun(new JournalEntry.RunStarted(
                    run, "eval", "sums", Map.of(), Clock.systemUTC().instant()));
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
            EndpointSettings settings = EndpointSettings.builder(url, "small")
                    .retry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO))
                    .build();
            OpenAiEndpoint endpoint = new OpenAiEndpoint(
                    settings,
                    journal,
                    new RunBudget(Budget.unlimited(), journal.committed(), Clock.systemUTC()),
                    Clock.systemUTC(),
                    event -> {});
            AttemptSetup setup = new AttemptSetup(
                    new SingleCallAgent(), endpoint, new Injector(PromptBook.builtIn(), ""), OptionalInt.empty());
            RolloutEngine engine = new RolloutEngine(
                    setup.live(new Health(TASKS), LessonSelector.all()),
                    new EvaluatorScorer(Evaluators.parse("exact")),
                    workers,
                    attempt -> {},
                    event -> {});
            List<Task> tasks = IntStream.range(0, TASKS)
                    .mapToObj(task -> new Task(
                            new TaskId("t" + task),
                            "What is " + task + " plus 100?",
                            Reference.answers(String.valueOf(task + 100))))
                    .toList();
            LibraryVersion version = LibraryVersion.of(
                    List.of(),
                    Optional.empty(),
                    List.of(new Lesson(new LessonId(1), LESSON, Provenance.by("a person"))));
            return new EvaluationRun(engine, workers, 1, 0)
                    .evaluate(
                            new StepId(run, 0),
                            tasks,
                            List.of(new Arm("without", LibraryVersion.empty()), new Arm("with", version)));
        }
    }

    private static ComparisonVerdict ifFailuresWereWrongAnswers() {
        double[] without = new double[TASKS];
        double[] with = new double[TASKS];
        for (int task = 0; task < TASKS; task++) {
            without[task] = isRight(task) ? 1 : 0;
            with[task] = isRight(task) && !isDown(task) ? 1 : 0;
        }
        return SequentialComparison.of(without, with, 0, TERMS, true).verdict();
    }
}
