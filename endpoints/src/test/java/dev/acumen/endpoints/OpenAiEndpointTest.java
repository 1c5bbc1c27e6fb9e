package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.fails;
import static dev.acumen.endpoints.ScriptedServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.endpoints.internal.http.ConnectionBroken;
import dev.acumen.net.Secret;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that follows a script on a real socket. */
class OpenAiEndpointTest {

    private static final String KEY = "sk-very-secret-0815";

    @TempDir
    Path folder;

    private RunJournal journal;

    @BeforeEach
    void openJournal() {
        journal = Endpoints.journal(folder);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private ChatResponse ask(ScriptedServer server) {
        return ask(Endpoints.settings(server));
    }

    private ChatResponse ask(EndpointSettings.Builder settings) {
        return Endpoints.endpoint(settings, journal).at(Endpoints.site("t1")).chat(UserMessage.from("6 x 7?"));
    }

    private static ScriptedServer.Act replies(String message, String finish) {
        return ScriptedServer.json(200, ScriptedServer.completion(message, finish));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private void assertFails(Class<? extends Throwable> type, int requests, ScriptedServer.Act... script) {
        try (ScriptedServer server = new ScriptedServer(script)) {
            assertThatThrownBy(() -> ask(server)).isInstanceOf(type);
            assertThat(server.seen()).hasSize(requests);
        }
    }

    @Test
    void anAnswerComesWithUsageModelAndReason() {
        String body = "{\"model\":\"served\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"42\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":3,"
                + "\"total_tokens\":13,\"prompt_tokens_details\":{\"cached_tokens\":9}},\"timings\":{\"x\":1}}";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(200, body))) {
            ChatResponse response = ask(server);
            assertThat(response.aiMessage().text()).isEqualTo("42");
            assertThat(response.modelName()).isEqualTo("served");
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
            OpenAiTokenUsage usage = (OpenAiTokenUsage) response.tokenUsage();
            assertThat(usage.inputTokenCount()).isEqualTo(10);
            assertThat(usage.outputTokenCount()).isEqualTo(3);
            assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo(9);
        }
    }

    @Test
    void missingUsageIsUnknown() {
        String body = "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"42\"}}]}";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(200, body))) {
            assertThat(ask(server).tokenUsage()).isNull();
            assertThat(journal.spent().values()).singleElement().satisfies(spend -> {
                assertThat(spend.callsWithoutUsage()).isEqualTo(1);
                assertThat(spend.costUsd()).isEmpty();
            });
        }
    }

    static List<String> thinkingBodies() {
        return Endpoints.thinkingBodies();
    }

    @ParameterizedTest
    @MethodSource("thinkingBodies")
    void thinkingStandsApartWhereverTheServerPutsIt(String message) {
        try (ScriptedServer server = new ScriptedServer(replies(message, "stop"))) {
            ChatResponse response = ask(server);
            assertThat(response.aiMessage().text()).isEqualTo("42");
            assertThat(response.aiMessage().thinking()).isEqualTo("6 x 7");
        }
    }

    @Test
    void longThinkingIsNoTrouble() {
        String thought = "so ".repeat(200_000);
        for (String content : List.of("<think>" + thought, thought + "</think>42", thought)) {
            try (ScriptedServer server = new ScriptedServer(says(content))) {
                ChatModel model = Endpoints.endpoint(Endpoints.settings(server), journal)
                        .at(Endpoints.site("t" + content.length()));
                assertThat(model.chat(UserMessage.from("?")).finishReason()).isEqualTo(FinishReason.STOP);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"assistant\",\"content\":\"\"}",
                "{\"role\":\"assistant\",\"content\":null}",
                "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"6 x\"}",
                "{\"role\":\"assistant\",\"content\":\"<think>6 x\"}"
            })
    void anAnswerCutOffWhileThinkingIsEmptyAndSaysLength(String message) {
        try (ScriptedServer server = new ScriptedServer(replies(message, "length"))) {
            ChatResponse response = ask(server);
            assertThat(response.aiMessage().text()).isNullOrEmpty();
            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        }
    }

    @Test
    void onlyPlainHttpOneOneIsSpoken() {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            ask(server);
            assertThat(server.seen().get(0).head())
                    .startsWith("POST /v1/chat/completions HTTP/1.1\r\n")
                    .doesNotContainIgnoringCase("upgrade")
                    .doesNotContainIgnoringCase("http2-settings")
                    .doesNotContainIgnoringCase("authorization: bearer sk");
        }
    }

    @Test
    void extraFieldsAndSeedAreSent() {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            ask(Endpoints.settings(server)
                    .extraBody(Map.of("chat_template_kwargs", Map.of("enable_thinking", false), "min_p", 0.1)));
            JsonNode body = json(server.bodies().get(0));
            assertThat(body.at("/chat_template_kwargs/enable_thinking").asText())
                    .isEqualTo("false");
            assertThat(body.path("min_p").asDouble()).isEqualTo(0.1);
            assertThat(body.path("seed").isInt()).isTrue();
            assertThat(body.path("model").asText()).isEqualTo("small");
        }
    }

    @Test
    void withoutASeedNoneIsSent() {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            ask(Endpoints.settings(server).seed(Optional.empty()));
            assertThat(json(server.bodies().get(0)).has("seed")).isFalse();
        }
    }

    @Test
    void seedsDifferFromSiteToSiteAndTurnToTurnAndComeBackInAnotherRun() {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            for (String run : List.of("r-1", "other-2")) {
                OpenAiEndpoint endpoint = Endpoints.endpoint(Endpoints.settings(server), journal);
                for (int sample = 0; sample < 3; sample++) {
                    ChatModel model = endpoint.at(Endpoints.site(run, "t1", sample));
                    model.chat(UserMessage.from("6 x 7?"));
                    model.chat(UserMessage.from("6 x 7?"));
                }
            }
            List<Integer> seeds = server.bodies().stream()
                    .map(body -> json(body).path("seed").asInt())
                    .toList();
            assertThat(seeds.subList(0, 6)).doesNotHaveDuplicates().isEqualTo(seeds.subList(6, 12));
        }
    }

    @Test
    void anErrorOfTheServerIsTriedAgainWithAnotherSeed() {
        try (ScriptedServer server = new ScriptedServer(fails(500, "cannot parse output"), says("42"))) {
            assertThat(ask(server).aiMessage().text()).isEqualTo("42");
            assertThat(server.bodies().stream()
                            .map(body -> json(body).path("seed").asInt()))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void anOutageIsTriedAgainWithTheSameSeed() {
        try (ScriptedServer server = new ScriptedServer(fails(503, "loading"), fails(429, "slow"), says("42"))) {
            assertThat(ask(server).aiMessage().text()).isEqualTo("42");
            assertThat(server.bodies()).hasSize(3).containsOnly(server.bodies().get(0));
        }
    }

    @Test
    void triesComeToAnEnd() {
        assertFails(RateLimitException.class, 3, fails(429, "slow down", "Retry-After: 0"));
        assertFails(InternalServerException.class, 3, fails(500, "broken"));
        assertFails(ConnectionBroken.class, 3, ScriptedServer.breaksInTheMiddle());
    }

    @Test
    void whatCannotPassFailsAtOnce() {
        assertFails(InvalidRequestException.class, 1, fails(400, "exceed_context_size_error"));
        assertFails(AuthenticationException.class, 1, fails(401, "no key"));
        assertFails(AuthenticationException.class, 1, fails(403, "not yours"));
        assertFails(ModelNotFoundException.class, 1, fails(404, "no such model"));
        assertFails(LangChain4jException.class, 1, fails(307, "elsewhere", "Location: /v2"));
    }

    @Test
    void noRequestGoesOutEarlierThanAskedInSeconds() {
        assertWaited("0.2", Duration.ofMillis(200));
        assertWaited("1", Duration.ofSeconds(1));
    }

    @Test
    void noRequestGoesOutEarlierThanAskedByDate() {
        ZonedDateTime at = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2).withNano(0);
        try (ScriptedServer server = new ScriptedServer(
                fails(429, "slow", "Retry-After: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(at)), says("42"))) {
            ask(server);
            assertThat(ZonedDateTime.now(ZoneOffset.UTC)).isAfterOrEqualTo(at);
        }
    }

    private void assertWaited(String header, Duration least) {
        try (ScriptedServer server = new ScriptedServer(fails(429, "slow", "Retry-After: " + header), says("42"))) {
            long start = System.nanoTime();
            Endpoints.endpoint(Endpoints.settings(server), journal)
                    .at(Endpoints.site("wait " + header))
                    .chat(UserMessage.from("?"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(least);
            assertThat(server.seen()).hasSize(2);
        }
    }

    @Test
    void aWaitLongerThanIsGrantedFailsAtOnce() {
        assertFails(RateLimitException.class, 1, fails(429, "slow", "Retry-After: 3600"));
    }

    @Test
    void aServerThatIsNotThereYetIsTriedAgainAndNamed() {
        ScriptedServer gone = new ScriptedServer(says("42"));
        gone.close();
        assertThatThrownBy(() -> ask(gone))
                .isInstanceOf(UnresolvedModelServerException.class)
                .hasMessageContaining(gone.url().toString());
    }

    @Test
    void aBrokenConnectionIsTriedAgain() {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.breaksInTheMiddle(), says("42"))) {
            assertThat(ask(server).aiMessage().text()).isEqualTo("42");
        }
    }

    @Test
    void connectionsTheServerClosedBetweenCallsAreNoTrouble() {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.thenHangsUp(says("42")))) {
            ChatModel model =
                    Endpoints.endpoint(Endpoints.settings(server), journal).at(Endpoints.site("t1"));
            for (int i = 0; i < 20; i++) {
                assertThat(model.chat(UserMessage.from("?")).aiMessage().text()).isEqualTo("42");
            }
        }
    }

    @Test
    void aStalledAnswerEndsAtTheDeadlineAndIsNotSubmittedTwice() throws InterruptedException {
        AtomicReference<ScriptedServer> self = new AtomicReference<>();
        try (ScriptedServer server =
                new ScriptedServer((seen, socket) -> self.get().stalls().play(seen, socket))) {
            self.set(server);
            assertThatThrownBy(() -> ask(Endpoints.settings(server).timeout(Duration.ofMillis(300))))
                    .isInstanceOf(TimeoutException.class);
            server.awaitHangUp();
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void anInterruptEndsTheCallAndClosesTheSocket() throws InterruptedException {
        AtomicReference<ScriptedServer> self = new AtomicReference<>();
        AtomicReference<Throwable> end = new AtomicReference<>();
        try (ScriptedServer server =
                new ScriptedServer((seen, socket) -> self.get().stalls().play(seen, socket))) {
            self.set(server);
            Thread caller = new Thread(() -> {
                try {
                    ask(server);
                } catch (RuntimeException e) {
                    end.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("interrupt was lost", e));
                }
            });
            caller.start();
            server.awaitRequest();
            caller.interrupt();
            caller.join();
            server.awaitHangUp();
            assertThat(end.get()).isInstanceOf(CancellationException.class);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "",
                "null",
                "[]",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":null}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"message\":null}]}",
                "{\"error\":{\"message\":\"odd\"}}",
                "{\"choices\":[{\"message\":"
            })
    void whatIsNoCompletionIsAnErrorOfTheEndpoint(String body) {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(200, body))) {
            assertThatThrownBy(() -> ask(server)).isInstanceOf(LangChain4jException.class);
            assertThat(server.seen()).hasSizeLessThanOrEqualTo(3);
        }
    }

    private static ChatRequest schemaRequest() {
        return ChatRequest.builder()
                .messages(UserMessage.from("6 x 7?"))
                .temperature(0.7)
                .maxOutputTokens(50)
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("answer")
                                .rootElement(JsonObjectSchema.builder()
                                        .addStringProperty("text")
                                        .build())
                                .build())
                        .build())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_format", "seed", "temperature"})
    void aFieldTheServerRefusesIsLeftOutFromThenOn(String field) {
        try (ScriptedServer server = new ScriptedServer(fails(400, "unknown field " + field), says("{}"))) {
            ChatModel model =
                    Endpoints.endpoint(Endpoints.settings(server), journal).at(Endpoints.site("t1"));
            model.chat(schemaRequest());
            model.chat(schemaRequest());
            assertThat(server.bodies().stream().map(body -> json(body).has(field)))
                    .containsExactly(true, false, false);
            assertThat(model.supportedCapabilities())
                    .as("what is asked does not depend on what was refused before")
                    .contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        }
    }

    @Test
    void aServerThatDoesNotKnowStrictSchemasIsAskedWithoutOne() {
        ScriptedServer.Act refusal = ScriptedServer.json(
                422, "{\"detail\":[{\"loc\":[\"body\",\"strict\"],\"msg\":\"Extra inputs are not permitted\"}]}");
        try (ScriptedServer server = new ScriptedServer(refusal, says("{}"))) {
            Endpoints.endpoint(Endpoints.settings(server), journal)
                    .at(Endpoints.site("t1"))
                    .chat(schemaRequest());
            assertThat(json(server.bodies().get(1)).has("response_format")).isFalse();
        }
    }

    @Test
    void aRefusalThatNamesEveryFieldTeachesNothing() {
        ScriptedServer.Act echo = fails(400, "invalid: response_format, seed, temperature, max_tokens, messages");
        try (ScriptedServer server = new ScriptedServer(echo, echo, echo, echo, echo, says("{}"))) {
            ChatModel model =
                    Endpoints.endpoint(Endpoints.settings(server), journal).at(Endpoints.site("t1"));
            assertThatThrownBy(() -> model.chat(schemaRequest())).isInstanceOf(InvalidRequestException.class);
            model.chat(schemaRequest());
            JsonNode last = json(server.bodies().get(server.bodies().size() - 1));
            assertThat(last.has("seed") && last.has("temperature") && last.has("response_format"))
                    .isTrue();
            assertThat(model.supportedCapabilities()).contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        }
    }

    @Test
    void theKeyIsSentAsBearer() {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            ask(Endpoints.settings(server).apiKey(Optional.of(new Secret("KEY", KEY))));
            assertThat(server.seen().get(0).head().toLowerCase(Locale.ROOT)).contains("authorization: bearer " + KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 404, 429, 500})
    void theKeyAppearsInNoErrorAndNotInTheJournal(int status) throws IOException {
        ScriptedServer.Act echo = ScriptedServer.json(status, KEY + " is no key", "X-Echo: " + KEY);
        try (ScriptedServer server = new ScriptedServer(echo)) {
            assertThatThrownBy(() -> ask(Endpoints.settings(server).apiKey(Optional.of(new Secret("KEY", KEY)))))
                    .satisfies(e -> {
                        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                            assertThat(cause.toString()).doesNotContain(KEY);
                        }
                    });
        }
        assertThat(Files.readString(folder.resolve("run.jsonl"))).doesNotContain(KEY);
    }

    @Test
    void aSiteIsBoundOnce() {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            OpenAiEndpoint endpoint = Endpoints.endpoint(Endpoints.settings(server), journal);
            endpoint.at(Endpoints.site("t1"));
            endpoint.at(Endpoints.site("t2"));
            assertThatThrownBy(() -> endpoint.at(Endpoints.site("t1"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8000/v1", "ftp://host/v1", "/v1", "http:///v1", "http://me:secret@host/v1"})
    void aUrlThatIsNoServerIsRefused(String url) {
        assertThatThrownBy(
                        () -> EndpointSettings.builder(URI.create(url), "small").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
