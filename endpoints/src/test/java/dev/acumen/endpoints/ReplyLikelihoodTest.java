package dev.acumen.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.ReplyLikelihood;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers in vLLM's words on a real socket. */
class ReplyLikelihoodTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<ChatMessage> BEFORE =
            List.of(SystemMessage.from("Answer shortly."), UserMessage.from("6 x 7?"));
    private static final List<String> PROMPT = List.of("<|user|>", "6", " x 7?", "<|assistant|>", "\n");

    @TempDir
    private Path folder;

    private RunJournal journal;

    @BeforeEach
    void openJournal() {
        journal = Endpoints.journal(folder);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    /** An answer whose prompt had these tokens, each less likely by 1/8 than the one before it. */
    private static ScriptedServer.Act tells(List<String> prompt, String... reply) {
        try {
            ObjectNode answer = (ObjectNode) MAPPER.readTree(
                    ScriptedServer.completion("{\"role\": \"assistant\", \"content\": \"!\"}", "length"));
            ArrayNode tokens = answer.putArray("prompt_logprobs").addNull();
            for (String token : prompt.subList(1, prompt.size())) {
                tokens.addObject().putObject("7").put("logprob", -9).put("decoded_token", token);
            }
            for (int place = 0; place < reply.length; place++) {
                tokens.addObject()
                        .putObject(String.valueOf(place))
                        .put("logprob", -(place + 1) / 8.0)
                        .put("rank", 1)
                        .put("decoded_token", reply[place]);
            }
            return ScriptedServer.json(200, answer.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Double> ask(ScriptedServer server, String reply) {
        return likelihood(Endpoints.settings(server), Endpoints.site("t1")).of(BEFORE, reply);
    }

    private ReplyLikelihood likelihood(EndpointSettings.Builder settings, CallSite site) {
        return Endpoints.endpoint(settings, journal).likelihood(site).orElseThrow();
    }

    @Test
    void asksForThePromptWithTheReplyAsItsUnfinishedEnd() throws IOException {
        try (ScriptedServer server = new ScriptedServer(tells(PROMPT, "It", " is", " 42", "."))) {
            assertThat(likelihood(Endpoints.settings(server).extraBody(Map.of("top_k", 20)), Endpoints.site("t1"))
                            .of(BEFORE, "It is 42."))
                    .containsExactly(-0.125, -0.25, -0.375, -0.5);
            JsonNode body = MAPPER.readTree(server.bodies().get(0));
            assertThat(body.path("prompt_logprobs").asInt(-1)).isZero();
            assertThat(body.path("add_generation_prompt").asBoolean(true)).isFalse();
            assertThat(body.path("continue_final_message").asBoolean()).isTrue();
            assertThat(body.path("max_tokens").asInt()).isEqualTo(1);
            assertThat(body.path("top_k").asInt()).isEqualTo(20);
            assertThat(body.at("/messages/2/role").asText()).isEqualTo("assistant");
            assertThat(body.at("/messages/2/content").asText()).isEqualTo("It is 42.");
        }
    }

    @Test
    void tokensThatArePartsOfACharacterCountAndWhiteSpaceDoesNot() {
        try (ScriptedServer server =
                new ScriptedServer(tells(PROMPT, "Gr", "\uFFFD", "\uFFFD", "\u00dfe", ":", "\n", "\u4e16", "\uFFFD"))) {
            assertThat(ask(server, "Gr\u00f6\u00dfe: \u4e16\u754c\n")).hasSize(8);
        }
    }

    @Test
    void aReplyThatDoesNotEndThePromptIsNotTold() {
        try (ScriptedServer server = new ScriptedServer(tells(PROMPT, "It", " is", " 42", ".", "<|end|>"))) {
            assertThat(ask(server, "It is 42.")).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotKnowTheFieldsTellsNothing() {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.says("[[\"It\", 1], 42]"), refuses())) {
            assertThat(ask(server, "It is 42.")).isEmpty();
            assertThat(likelihood(Endpoints.settings(server), Endpoints.site("t2"))
                            .of(BEFORE, "It is 42."))
                    .isEmpty();
        }
    }

    private static ScriptedServer.Act refuses() {
        return ScriptedServer.fails(400, "Unrecognized request argument supplied: prompt_logprobs");
    }

    @Test
    void aPromptThatIsTooLongIsAFailureOfThisReplyOnly() {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.fails(
                400, "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens"))) {
            assertThatThrownBy(() -> ask(server, "It is 42.")).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void whatWasToldIsJournalledAndNotPaidForTwice() {
        try (ScriptedServer server = new ScriptedServer(tells(PROMPT, "It", " is", " 42", "."))) {
            List<Double> told = ask(server, "It is 42.");

            assertThat(ask(server, "It is 42.")).isEqualTo(told);
            assertThat(server.bodies()).hasSize(1);
        }
    }

    @Test
    void asksWithoutAStreamWhereAnswersAreStreamed() throws IOException {
        try (ScriptedServer server = new ScriptedServer(tells(PROMPT, "Yes"))) {
            EndpointSettings.Builder streaming = Endpoints.settings(server).streams(true);
            assertThat(likelihood(streaming, Endpoints.site("t1")).of(BEFORE, "Yes"))
                    .hasSize(1);
            assertThat(MAPPER.readTree(server.bodies().get(0)).has("stream")).isFalse();
        }
    }

    @Test
    void logProbabilitiesThatNobodyAskedForLeaveTheReplyAsItIs() {
        try (ScriptedServer server = new ScriptedServer(tells(PROMPT, "It", " is"))) {
            EndpointSettings.Builder settings = Endpoints.settings(server).extraBody(Map.of("prompt_logprobs", 1));
            assertThat(Endpoints.endpoint(settings, journal)
                            .at(Endpoints.site("t1"))
                            .chat(BEFORE)
                            .aiMessage()
                            .text())
                    .isEqualTo("!");
        }
    }

    @Test
    void aSiteIsBoundOnce() {
        try (ScriptedServer server = new ScriptedServer()) {
            OpenAiEndpoint endpoint = Endpoints.endpoint(Endpoints.settings(server), journal);
            endpoint.likelihood(Endpoints.site("t1"));

            assertThatThrownBy(() -> endpoint.at(Endpoints.site("t1"))).isInstanceOf(IllegalStateException.class);
        }
    }
}
