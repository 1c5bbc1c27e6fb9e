package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The reviewer's stages, on requests written by hand in the form of the real prompts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewerTest {

    private static final String SUMMARIZE =
            "You review the work of an agent.\nReply with one JSON object: {\"summary\": \"...\"}";
    private static final String COMPARE =
            "You coach an agent. At most 3 lessons.\nReply: {\"lessons\": [{\"lesson\": \"Name: sentence\"}]}";
    private static final String EDIT =
            "You keep the library. The library has room for 40 more lessons.\nReply: {\"edits\": [{\"action\": \"ADD\"}]}";
    private static final String BY_5000 = "Volumetric weight: divided by 5000.";
    private static final String BY_6000 = "Volumetric weight: divided by 6000.";
    private static final String LESSON_5000 =
            "Volumetric weight: When a parcel is bulky, divide the volume in cubic centimetres by 5000, not 6000.";

    private SimulatedServer server;
    private PlainClient client;

    private static SimulationSettings.Builder faultless() {
        return SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .reviewerErrorRate(0);
    }

    @BeforeAll
    void start() {
        server = SimulatedServer.start(faultless().build());
        client = new PlainClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String attempt(int number, double reward, String... lines) {
        return "<attempt number=\"%d\" reward=\"%s\">\n%s\n</attempt>\n"
                .formatted(number, reward, String.join("\n", lines));
    }

    private static String comparison(String known, String... attempts) {
        return "<task>\nPrice this shipment.\n</task>\n<known>\n" + known + "</known>\n" + String.join("", attempts);
    }

    private JsonNode lessons(String user) {
        return client.reply(COMPARE, user, 1).path("lessons");
    }

    private JsonNode edits(String library, String tag, String... lines) {
        String user = "<library>\n%s</library>\n<%s>\n%s\n</%s>".formatted(library, tag, String.join("\n", lines), tag);
        return client.reply(EDIT, user, 1).path("edits");
    }

    private static void assertEdit(JsonNode edit, String action, String id, String text, Integer... from) {
        assertThat(edit.path("action").asText()).isEqualTo(action);
        assertThat(edit.path("id").asText()).isEqualTo(id);
        assertThat(edit.path("text").asText()).isEqualTo(text);
        List<Integer> numbers = new ArrayList<>();
        edit.path("from").forEach(number -> numbers.add(number.asInt()));
        assertThat(numbers).containsExactly(from);
    }

    @Test
    void summaryKeepsDecisionsAndAnswer() {
        String summary = client.reply(
                        SUMMARIZE,
                        "<task>\nPrice this shipment.\n</task>\n<attempt reward=\"1.0\">\nDecisions:\n- " + BY_5000
                                + "\n- Express supplement: on the freight before fuel.\nComputation: freight 20.\n#### 231.50\n</attempt>",
                        1)
                .path("summary")
                .asText();
        assertThat(summary)
                .contains(BY_5000, "on the freight before fuel", "231.50")
                .doesNotContain("Computation");
    }

    @Test
    void otherAttemptsGetAPlainSummaryAndNoLessons() {
        JsonNode summary = client.reply(SUMMARIZE, "<attempt reward=\"0\">\nParis is the capital.\n</attempt>", 1);
        assertThat(summary.path("summary").asText()).contains("Paris is the capital.");
        assertThat(lessons(comparison("", attempt(1, 1, "It said Paris."), attempt(2, 0, "It said Rome."))))
                .isEmpty();
    }

    @Test
    void comparisonWordsWhatTheBetterAttemptsChose() {
        JsonNode lessons = lessons(comparison(
                "[L1] Tea: Drink tea.\n",
                attempt(1, 1.0, BY_5000, "Express supplement: on the freight before fuel."),
                attempt(2, 0.0, BY_6000, "Express supplement: on the freight before fuel."),
                attempt(3, 1.0, BY_5000),
                attempt(4, 0.0, BY_6000)));
        assertThat(lessons).hasSize(1);
        assertThat(lessons.get(0).path("lesson").asText()).isEqualTo(LESSON_5000);
        assertThat(lessons.get(0).path("because").asText()).contains("1.00", "0.00");
        assertThat(lessons.get(0).path("other_readings").isArray()).isTrue();
    }

    @Test
    void signedWeightsGoBeforeRewardsAndUnsignedOnesDoNot() {
        String against = attempt(1, 1, BY_5000).replace("reward=\"1.0\"", "reward=\"1.00\" weight=\"-0.50\"");
        String forIt = attempt(2, 0, BY_6000).replace("reward=\"0.0\"", "reward=\"0.00\" weight=\"+0.50\"");

        assertThat(against).contains("weight=");
        assertThat(lessons(comparison("", against, forIt)).get(0).path("lesson").asText())
                .contains("by 6000");
        assertThat(lessons(comparison("", against.replace("-0.50", "0.50"), forIt.replace("+0.50", "0.50")))
                        .get(0)
                        .path("lesson")
                        .asText())
                .isEqualTo(LESSON_5000);
    }

    @Test
    void whatTheEvaluatorSaysShouldHaveBeenDoneIsWorded() {
        String told = attempt(1, 0, BY_6000, "The evaluator said: " + LESSON_5000);

        JsonNode lessons = lessons(comparison("", told, attempt(2, 0, BY_6000)));
        assertThat(lessons.get(0).path("lesson").asText()).isEqualTo(LESSON_5000);
        assertThat(lessons.get(0).path("because").asText()).contains("evaluator");
    }

    @Test
    void comparisonBelievesTheRewardsItIsShown() {
        JsonNode lessons = lessons(comparison("", attempt(1, 0, BY_5000), attempt(2, 1, BY_6000)));
        assertThat(lessons.get(0).path("lesson").asText()).contains("by 6000");
        assertThat(lessons(comparison("", attempt(1, 1, BY_5000), attempt(2, 1, BY_6000))))
                .isEmpty();
    }

    @Test
    void comparisonLeavesOutWhatIsKnownButNotWhatIsKnownWrongly() {
        String attempts = attempt(1, 1, BY_5000) + attempt(2, 0, BY_6000);
        assertThat(lessons(comparison("[L3] The divisor for bulky parcels is 5000.\n", attempts)))
                .isEmpty();
        assertThat(lessons(comparison("[L3] The divisor for bulky parcels is 6000.\n", attempts)))
                .hasSize(1);
    }

    @Test
    void comparisonKeepsToTheNumberOfLessonsAskedFor() {
        String better =
                String.join("\n", BY_5000, "Insurance: on the part above 500.", "Cash rounding: exact to the cent.");
        String worse = String.join(
                "\n",
                BY_6000,
                "Insurance: on the whole declared value.",
                "Cash rounding: rounded up to the next 0.10.");
        String user = comparison("", attempt(1, 1, better), attempt(2, 0, worse));
        assertThat(lessons(user)).hasSize(3);
        assertThat(client.reply(COMPARE.replace("At most 3", "At most 2"), user, 1)
                        .path("lessons"))
                .hasSize(2);
    }

    @Test
    void comparisonErrsAtTheRateSet() {
        try (SimulatedServer erring =
                SimulatedServer.start(faultless().reviewerErrorRate(0.3).build())) {
            PlainClient other = new PlainClient(erring);
            String user = comparison("", attempt(1, 1, BY_5000), attempt(2, 0, BY_6000));
            int wrong = 0;
            for (int nonce = 0; nonce < 200; nonce++) {
                JsonNode lesson = other.reply(COMPARE, user, nonce).at("/lessons/0/lesson");
                wrong += lesson.asText().equals(LESSON_5000) ? 0 : 1;
            }
            assertThat(wrong).isBetween(35, 90);
        }
    }

    @Test
    void proposalKeepsUpdatesAndAdds() {
        JsonNode edits = edits(
                "[L4] Bulky parcels are divided by 5000.\n[L5] Saturday pick-ups cost the full supplement.\n",
                "candidates",
                "1. " + LESSON_5000
                        + " (mean reward 1.00 for 'divided by 5000', mean reward 0.00 for 'divided by 6000')",
                "2. Saturday pick-up: Charge half (50 %) of the supplement. (because of (1) and (2))",
                "3. Tea (green): Drink it hot. (it helped)");
        assertThat(edits).hasSize(3);
        assertEdit(edits.get(0), "KEEP", "L4", "", 1);
        assertEdit(edits.get(1), "UPDATE", "L5", "Saturday pick-up: Charge half (50 %) of the supplement.", 2);
        assertEdit(edits.get(2), "ADD", "", "Tea (green): Drink it hot.", 3);
    }

    @Test
    void reconciliationTakesTheSideWithMoreTasksAndPassesOnWhatItCannotRead() {
        JsonNode edits = edits(
                "",
                "proposals",
                "1. ADD  " + LESSON_5000 + " (tasks: freight-practice-001)",
                "2. ADD  Bulky parcels: divide by 6000. (tasks: freight-practice-002)",
                "3. ADD  Tea: Drink it hot. (tasks: 1)",
                "4. ADD  Bulky parcels: the divisor is 5000. (tasks: freight-practice-003, freight-practice-004)",
                "5. ADD  Insurance: on the part above 500. (tasks: freight-practice-005)",
                "6. ADD  Insurance: on the whole declared value. (tasks: freight-practice-006)");
        assertThat(edits).hasSize(2);
        assertEdit(edits.get(0), "ADD", "", LESSON_5000, 1, 4);
        assertEdit(edits.get(1), "ADD", "", "Tea: Drink it hot.", 3);
    }

    @Test
    void reconciliationCorrectsALessonOnTheWordOfTwoTasks() {
        String library = "[L4] Bulky parcels are divided by 6000.\n[L9] Tea: Drink tea.\n";
        assertThat(edits(library, "proposals", "1. UPDATE L4 " + LESSON_5000 + " (tasks: a)"))
                .isEmpty();
        JsonNode edits = edits(
                library,
                "proposals",
                "1. UPDATE L4 " + LESSON_5000 + " (tasks: a)",
                "2. UPDATE L4 " + LESSON_5000 + " (tasks: b)",
                "3. DELETE L9  (tasks: c)");
        assertThat(edits).hasSize(2);
        assertEdit(edits.get(0), "UPDATE", "L4", LESSON_5000, 1, 2);
        assertEdit(edits.get(1), "DELETE", "L9", "", 3);
        assertThat(edits(library, "proposals", "1. UPDATE L4 " + LESSON_5000 + " (tasks: 2)", "2. KEEP L4  (tasks: 3)"))
                .isEmpty();
    }

    @Test
    void reconciliationKeepsToTheRoomThereIs() {
        String user =
                "<library>\n</library>\n<proposals>\n1. ADD  Tea: hot. (tasks: 1)\n2. ADD  Milk: cold. (tasks: 2)\n</proposals>";
        JsonNode edits =
                client.reply(EDIT.replace("room for 40", "room for 1"), user, 1).path("edits");
        assertThat(edits).hasSize(1);
        assertThat(edits.get(0).path("text").asText()).isEqualTo("Milk: cold.");
    }

    @Test
    void aSchemaNameSaysWhichStageIsMeant() {
        ObjectNode request =
                PlainClient.request("Compare.", comparison("", attempt(1, 1, BY_5000), attempt(2, 0, BY_6000)), 1);
        request.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "group_lessons");
        assertThat(PlainClient.json(client.content(request)).path("lessons")).hasSize(1);
    }

    @Test
    void aGarbledReplyIsPutRightWhenAskedAgain() {
        try (SimulatedServer garbling =
                SimulatedServer.start(faultless().malformedReplyRate(1).build())) {
            PlainClient other = new PlainClient(garbling);
            ObjectNode request =
                    PlainClient.request(COMPARE, comparison("", attempt(1, 1, BY_5000), attempt(2, 0, BY_6000)), 1);
            String garbled = other.content(request);
            assertThatThrownBy(() -> PlainClient.JSON.readTree(garbled)).isInstanceOf(JsonProcessingException.class);
            request.withArray("messages").addObject().put("role", "assistant").put("content", garbled);
            request.withArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", "That reply could not be read: no JSON. Reply again with the same content.");
            assertThat(PlainClient.json(other.content(request))
                            .at("/lessons/0/lesson")
                            .asText())
                    .isEqualTo(LESSON_5000);
        }
    }
}
