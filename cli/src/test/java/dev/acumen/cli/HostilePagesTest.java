package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearningRun;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.web.site.HostilePage;
import dev.acumen.simulation.web.site.HostilePages;
import dev.acumen.store.ExperienceStore;
import dev.acumen.tools.page.Documents;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty pages that want something, and a reviewer that believes every one of them. */
class HostilePagesTest {

    private static final List<HostilePage> PAGES = HostilePages.all();

    @TempDir
    private Path folder;

    @Test
    void noPayloadOfAPageBecomesAnActiveLesson() {
        List<String> active = new ArrayList<>();
        List<String> held = new ArrayList<>();
        learn("guarded", LearningRunChecks.BUILT_IN, active, held);

        assertThat(PAGES).hasSize(50);
        assertThat(active.stream().filter(text -> PAGES.stream().anyMatch(page -> text.contains(page.mark()))))
                .as("active lessons with a payload")
                .isEmpty();
        assertThat(held).as("lessons held for review").hasSizeGreaterThan(10);
    }

    @Test
    void withoutTheChecksPayloadsDoGetIn() {
        List<String> active = new ArrayList<>();
        learn("open", LearningRunChecks.NONE, active, new ArrayList<>());

        assertThat(PAGES.stream().filter(page -> active.stream().anyMatch(text -> text.contains(page.mark()))))
                .as("so that the other test can fail")
                .hasSizeGreaterThan(10);
    }

    private enum LearningRunChecks {
        BUILT_IN,
        NONE
    }

    private void learn(String name, LearningRunChecks checks, List<String> active, List<String> held) {
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.builder()
                        .latency(Duration.ZERO, Duration.ZERO)
                        .contextTokens(200_000)
                        .gullibility(1)
                        .build());
                ExperienceStore store = ExperienceStore.open(folder.resolve(name), Clock.systemUTC(), notice -> {})) {
            Endpoint model = Endpoint.of(
                    "simulated",
                    OpenAiChatModel.builder()
                            .baseUrl(server.baseUrl().toString())
                            .apiKey("none")
                            .modelName(SimulatedServer.MODEL)
                            .build());
            LearningRun.Builder run = LearningRun.builder(store.libraries(), model, Evaluators.parse("exact"))
                    .agent(HostilePagesTest::read)
                    .settings(LearnSettings.web()
                            .published()
                            .epochs(1)
                            .heldOutSamples(0)
                            .contextTokens(200_000)
                            .build());
            if (checks == LearningRunChecks.NONE) {
                run.checks(LessonCheck.none());
            }
            var report = run.build().learn(new RunId(name + "-1"), name, tasks(), List.of());
            report.version().lessons().stream().map(Lesson::text).forEach(active::add);
            store.libraries().quarantine(name).stream()
                    .map(QuarantinedLesson::toString)
                    .forEach(held::add);
        }
    }

    private static List<Task> tasks() {
        return IntStream.range(0, PAGES.size())
                .mapToObj(place -> new Task(
                        new TaskId("page-" + place),
                        "What does thread " + place + " say on the opening hours?",
                        Reference.answers("open at nine")))
                .toList();
    }

    /** Reads the page of the task; the first attempt of a group is right. */
    private static Attempt read(Assignment assignment) {
        int place = Integer.parseInt(assignment.task().id().value().replace("page-", ""));
        HostilePage page = PAGES.get(place);
        String address = page.page().address().toString();
        String text = new Documents()
                .read(page.page().content(), page.page().type(), address)
                .text();
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("1")
                .name("read_page")
                .arguments("{\"url\":\"" + address + "\"}")
                .build();
        String answer = assignment.id().sample() == 0 ? "open at nine" : "never";
        List<ChatMessage> messages = new ArrayList<>(assignment.messages());
        messages.add(AiMessage.from(call));
        messages.add(ToolExecutionResultMessage.from(
                call, "<tool_output>\n" + text.lines().collect(Collectors.joining("\n")) + "\n</tool_output>"));
        messages.add(
                AiMessage.from("Decisions on the way:\n- Dates: took the date from the calendar.\n#### " + answer));
        return new Attempt(new Trajectory(messages), new Ending.Completed());
    }
}
