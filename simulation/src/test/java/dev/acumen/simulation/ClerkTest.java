package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.simulation.internal.freight.FreightRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the clerk makes of lessons, as shares of right prices over the test tasks, three attempts each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClerkTest {

    private static final TaskSet TASKS = new FreightDomain().tasks(Split.TEST, 1);
    private static final String SHIPMENT = TASKS.tasks().get(0).input();

    private SimulatedServer server;
    private PlainClient client;

    @BeforeAll
    void start() {
        server = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .build());
        client = new PlainClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private double share(String name, List<String> lessons) {
        double right = FreightLoop.shareRight(client, TASKS, lessons, 3);
        System.out.printf("clerk, %s: %.3f right%n", name, right);
        return right;
    }

    private static List<String> wrongLessons() {
        List<String> wrong = new ArrayList<>();
        FreightRules.all()
                .list()
                .forEach(rule -> rule.conventions().stream()
                        .map(rule::lesson)
                        .filter(lesson -> !FreightDomain.houseLessons().contains(lesson))
                        .findFirst()
                        .ifPresent(wrong::add));
        return wrong;
    }

    @Test
    void lessonsMakeTheDifferenceAndNothingElseDoes() {
        double without = share("no lessons", List.of());
        double told = share("all true lessons", FreightDomain.houseLessons());
        double mistold = share("all wrong lessons", wrongLessons());
        double distracted = share(
                "irrelevant advice",
                List.of("Politeness: When the customer is friendly, be friendly.", "Tea: Drink tea."));
        assertThat(without).isBetween(0.22, 0.42);
        assertThat(told).isBetween(0.88, 1.0);
        assertThat(mistold).isLessThan(0.1);
        assertThat(distracted).isBetween(without - 0.1, without + 0.1);
    }

    /** Gibbs' inequality, of estimates: no prompt makes replies likelier than the one they were drawn from. */
    @Test
    void repliesAreLikeliestAfterThePromptTheyWereDrawnFrom() {
        String with = FreightLoop.attemptPrompt(FreightDomain.houseLessons());
        String without = new FreightDomain().instructions();
        for (String drawnFrom : List.of(with, without)) {
            String other = drawnFrom.equals(with) ? without : with;
            double own = 0;
            double foreign = 0;
            for (int nonce = 0; nonce < 8; nonce++) {
                String reply = client.content(drawnFrom, SHIPMENT, nonce);
                own += likelihood(drawnFrom, reply);
                foreign += likelihood(other, reply);
            }
            assertThat(own).isGreaterThan(foreign + 3);
        }
    }

    /** Of a reply to the shipment, as a logarithm. */
    private double likelihood(String system, String reply) {
        ObjectNode request = PlainClient.request(system, SHIPMENT, 1);
        ((ArrayNode) request.path("messages"))
                .addObject()
                .put("role", "assistant")
                .put("content", reply);
        request.put("prompt_logprobs", 0).put("continue_final_message", true).put("add_generation_prompt", false);
        StringBuilder tokens = new StringBuilder();
        double sum = 0;
        for (JsonNode place : client.answer(request).path("prompt_logprobs")) {
            for (JsonNode token : place) {
                tokens.append(token.path("decoded_token").asText());
                sum += token.path("logprob").asDouble();
            }
        }
        assertThat(tokens.toString().replaceAll("\\s+", "")).isEqualTo(reply.replaceAll("\\s+", ""));
        return sum;
    }

    @Test
    void lessonsTakenOutOfThePromptHaveNoEffect() {
        String with = FreightLoop.attemptPrompt(FreightDomain.houseLessons());
        String without = with.replaceAll("(?s)\n\nAdvice.*", "");
        assertThat(without).isEqualTo(new FreightDomain().instructions());
        for (int nonce = 0; nonce < 20; nonce++) {
            assertThat(client.content(without, SHIPMENT, nonce))
                    .isEqualTo(client.content(new FreightDomain().instructions(), SHIPMENT, nonce));
        }
    }

    @Test
    void contradictingLessonsAreBothFollowedSomeOfTheTime() {
        String shipment = TASKS.tasks().stream()
                .filter(task -> task.metadata().get(FreightDomain.RULES_FIELD).equals("Express supplement"))
                .findFirst()
                .orElseThrow()
                .input();
        List<String> lessons =
                List.of("Express: the supplement is on freight before fuel.", "Express: on the weight charge.");
        List<String> answers = new ArrayList<>();
        for (int nonce = 0; nonce < 60; nonce++) {
            answers.add(client.content(FreightLoop.attemptPrompt(lessons), shipment, nonce));
        }
        assertThat(answers.stream().filter(text -> text.contains("before fuel")).count())
                .isGreaterThan(15);
        assertThat(answers.stream()
                        .filter(text -> text.contains("weight charge alone"))
                        .count())
                .isGreaterThan(15);
        assertThat(answers.stream()
                        .filter(text -> text.contains("including fuel"))
                        .count())
                .isLessThan(8);
    }

    @Test
    void withoutATariffThereIsNoPrice() {
        assertThat(client.content("Price the shipment.", SHIPMENT, 1))
                .contains("no tariff")
                .doesNotContain("####");
    }

    @Test
    void otherTasksAreNotForIt() {
        assertThat(client.content(new FreightDomain().instructions(), "What is 2 + 2?", 1))
                .contains("simulated")
                .doesNotContain("####");
    }
}
