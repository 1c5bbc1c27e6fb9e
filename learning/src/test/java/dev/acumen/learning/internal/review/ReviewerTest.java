package dev.acumen.learning.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.work.Health;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.CallMetadata;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import dev.acumen.prompts.reply.FormedReply;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewerTest {

    private static final String SUMMARY = "{\"summary\": \"done\"}";
    private final List<Integer> rooms = new ArrayList<>();

    @Test
    void aReadableReplyTakesOneCall() {
        ScriptedModel model = ScriptedModel.inOrder(SUMMARY);

        assertThat(ask(model)).isEqualTo(ModelReply.got("done"));
        assertThat(model.requests()).hasSize(1);
        assertThat(model.requests().get(0).responseFormat()).isNull();
        assertThat(model.requests().get(0).temperature()).isEqualTo(0.3);
    }

    @Test
    void backslashesThatTheModelForgotToDoubleStay() throws UnreadableReply {
        String latex = "Write \\frac{a}{b}, match \\d+\\b, keep C:\\new\\temp.txt";

        assertThat(ask(ScriptedModel.inOrder("{\"summary\": \"" + latex + "\"}")))
                .isEqualTo(ModelReply.got(latex));
        FormedReply<Forms.WordedReview> lessons = new FormedReply<>(
                PromptBook.builtIn(),
                0.3,
                Forms.review(PromptBook.builtIn().get(PromptName.COMPARE).text(), false));
        assertThat(lessons.ask(
                                ScriptedModel.inOrder(
                                        "{\"lessons\": [{\"lesson\": \"" + latex + "\", \"because\": \"x\"}]}"),
                                new RenderedPrompt("", "?"))
                        .lessons())
                .extracting(Forms.WordedLesson::text)
                .containsExactly(latex);
    }

    @Test
    void aReplyOfAnEarlierRunIsReadAsItWasThen() {
        ScriptedModel model = ScriptedModel.responding(request -> ChatResponse.builder()
                .aiMessage(AiMessage.from("{\"summary\": \"\\d \\frac\"}"))
                .metadata(new CallMetadata(ChatResponseMetadata.builder(), Duration.ZERO, ReplyReading.FIRST))
                .build());

        assertThat(ask(model)).isEqualTo(ModelReply.got("d \frac"));
    }

    @Test
    void aSchemaIsSentOnlyWhereTheModelTakesOne() {
        ScriptedModel model = ScriptedModel.inOrder(SUMMARY).takingSchemas();

        ask(model);

        assertThat(model.requests().get(0).responseFormat().jsonSchema().name()).isEqualTo("attempt_summary");
    }

    @Test
    void anUnreadableReplyIsRepairedOnce() {
        ScriptedModel model = ScriptedModel.inOrder("I forgot", SUMMARY);

        assertThat(ask(model)).isEqualTo(ModelReply.got("done"));
        assertThat(model.requests()).hasSize(2);
        assertThat(model.requests().get(1).messages()).hasSize(4);
        assertThat(ScriptedModel.text(model.requests().get(1))).contains("I forgot", "it holds no JSON object");
    }

    @Test
    void aReplyThatStaysUnreadableIsDroppedAndCounted() {
        ScriptedModel model = ScriptedModel.inOrder("no", "{\"summary\": 7}", SUMMARY);
        ModelReply<String> asked = ask(model);

        assertThat(asked.value()).isEmpty();
        assertThat(asked.failures()).isEqualTo(new ReviewFailures(1, 0, 0));
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void aReplyThatWasCutOffIsNeverReadEvenIfItLooksWhole() {
        ScriptedModel model = ScriptedModel.responding(request -> ScriptedModel.reply(SUMMARY, FinishReason.LENGTH));

        assertThat(ask(model).failures()).isEqualTo(new ReviewFailures(1, 0, 0));
        assertThat(ScriptedModel.text(model.requests().get(1))).contains("cut off");
    }

    @Test
    void anOverflowOfTheContextIsAskedAgainWithLessMaterial() {
        ScriptedModel model = ScriptedModel.responding(request -> {
            if (rooms.size() < 3) {
                throw new InvalidRequestException("{\"error\":{\"type\":\"exceed_context_size_error\"}}");
            }
            return ScriptedModel.reply(SUMMARY);
        });

        assertThat(ask(model)).isEqualTo(ModelReply.got("done"));
        assertThat(rooms).hasSize(3).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
    }

    @Test
    void anOverflowOfARealServerIsRecognised() {
        try (SimulatedServer server = SimulatedServer.start(
                SimulationSettings.builder().contextTokens(4_096).build())) {
            EndpointSettings settings = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                    .build();
            var model = OpenAiChatModel.builder()
                    .baseUrl(settings.url().toString())
                    .apiKey("none")
                    .modelName(settings.model())
                    .maxRetries(0)
                    .build();
            ModelReply<String> asked = reviewer(Endpoint.of("small", model)).ask(site(), Forms.SUMMARY, room -> {
                rooms.add(room);
                return new RenderedPrompt(
                        "Reply with one JSON object and nothing else: {\"summary\": \"...\"}",
                        "<attempt>" + "word ".repeat(room * 4 / 5) + "</attempt>");
            });

            assertThat(rooms).hasSizeGreaterThan(1);
            assertThat(asked.failures().failed()).isZero();
        }
    }

    @Test
    void anotherBadRequestIsNotAskedAgain() {
        ScriptedModel model = ScriptedModel.responding(request -> {
            throw new InvalidRequestException("unknown field");
        });

        assertThat(ask(model).failures()).isEqualTo(new ReviewFailures(0, 1, 0));
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void aFailedCallIsCountedAndASpentBudgetEndsTheRun() {
        assertThat(ask(ScriptedModel.responding(request -> {
                            throw new InternalServerException("HTTP 500");
                        }))
                        .failures())
                .isEqualTo(new ReviewFailures(0, 1, 0));
        assertThatThrownBy(() -> ask(ScriptedModel.responding(request -> {
                    throw new BudgetExhausted("1 of 1 calls");
                })))
                .isInstanceOf(BudgetExhausted.class);
    }

    private ModelReply<String> ask(ScriptedModel model) {
        return reviewer(Endpoint.of("scripted", model)).ask(site(), Forms.SUMMARY, room -> {
            rooms.add(room);
            return new RenderedPrompt("system", "user");
        });
    }

    private static Reviewer reviewer(Endpoint endpoint) {
        return new Reviewer(endpoint, PromptBook.builtIn(), 0.3, ContextWindow.defaults(), new Health(10));
    }

    private static CallSite site() {
        return new CallSite(Samples.PASS, Phase.SUMMARIZE, "t", 0);
    }
}
