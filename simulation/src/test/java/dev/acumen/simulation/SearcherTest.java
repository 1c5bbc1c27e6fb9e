package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.web.WebDomain;
import dev.acumen.simulation.web.site.Site;
import dev.acumen.simulation.web.site.SiteServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The searcher against the real pages over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearcherTest {

    private final List<Task> tasks = new ArrayList<>();
    private SimulatedServer model;
    private SiteServer pages;
    private WebLoop loop;

    @BeforeAll
    void start() {
        Site site = Site.made();
        for (Split split : Split.values()) {
            tasks.addAll(new WebDomain().tasks(split, 1).tasks());
        }
        model = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .contextTokens(200_000)
                .build());
        pages = SiteServer.start(site);
        loop = new WebLoop(new PlainClient(model), pages.port(), site);
    }

    @AfterAll
    void stop() {
        model.close();
        pages.close();
    }

    @Test
    void lessonsMakeTheDifference() {
        double without = loop.shareRight(tasks, List.of(), 3);
        double with = loop.shareRight(tasks, WebDomain.goodLessons(), 3);
        System.out.printf("searcher: %.3f right without lessons, %.3f with all%n", without, with);
        assertThat(without).isBetween(0.2, 0.45);
        assertThat(with).isBetween(0.85, 0.98);
    }

    @Test
    void whoFollowsEveryLessonAnswersEveryQuestion() {
        try (SimulatedServer obedient = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .contextTokens(200_000)
                .adherence(1)
                .build())) {
            WebLoop other = new WebLoop(new PlainClient(obedient), pages.port(), Site.made());
            List<String> wrong = tasks.stream()
                    .filter(task -> WebLoop.reward(task, other.attempt(task, WebDomain.goodLessons(), 1, false)) == 0)
                    .map(task -> task.input() + " " + task.metadata())
                    .toList();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void anEndIsMadeWhenToldTo() {
        for (String demand : List.of("Give your final answer now.", "That was the last call.")) {
            ObjectNode request = PlainClient.request(
                    WebLoop.system(WebDomain.goodLessons()), tasks.get(0).input(), 1);
            request.putArray("tools").addObject().putObject("function").put("name", "read_page");
            ArrayNode messages = (ArrayNode) request.path("messages");
            messages.add(new PlainClient(model).answer(request).at("/choices/0/message"));
            String id = messages.get(2).at("/tool_calls/0/id").asText();
            assertThat(id).isNotEmpty();
            messages.addObject().put("role", "tool").put("tool_call_id", id).put("content", """
                    <tool_output>
                    # Home
                    http://www.northfield.example/

                    - A to Z [1]

                    Links:
                    [1] http://www.northfield.example/a-z
                    </tool_output>""");
            PlainClient client = new PlainClient(model);
            assertThat(client.answer(request).at("/choices/0/message/tool_calls"))
                    .isNotEmpty();
            messages.addObject().put("role", "user").put("content", demand);
            JsonNode end = client.answer(request).at("/choices/0/message");
            assertThat(end.path("tool_calls")).isEmpty();
            assertThat(end.path("content").asText()).containsPattern("\n#### .*not found");
        }
    }

    @Test
    void severalCallsMayStandInOneReply() {
        long both = tasks.stream()
                .map(task -> {
                    ObjectNode request = PlainClient.request(WebLoop.system(List.of()), task.input(), 1);
                    ArrayNode tools = request.putArray("tools");
                    List.of("search", "read_page")
                            .forEach(name ->
                                    tools.addObject().putObject("function").put("name", name));
                    return new PlainClient(model).answer(request);
                })
                .filter(answer -> answer.at("/choices/0/message/tool_calls").size() == 2)
                .filter(answer -> answer.at("/choices/0/finish_reason").asText().equals("tool_calls"))
                .count();
        assertThat(both).isBetween(10L, 40L);
    }

    @Test
    void callsInTheTextOfAReplyDoAsWell() {
        double right = tasks.stream()
                .mapToDouble(task -> WebLoop.reward(task, loop.attempt(task, WebDomain.goodLessons(), 7, true)))
                .average()
                .orElseThrow();
        assertThat(right).isGreaterThan(0.8);
    }

    @Test
    void theSameRequestsLeadToTheSameAttempt() {
        Task task = tasks.get(0);
        assertThat(loop.attempt(task, List.of(), 5, false)).isEqualTo(loop.attempt(task, List.of(), 5, false));
    }
}
