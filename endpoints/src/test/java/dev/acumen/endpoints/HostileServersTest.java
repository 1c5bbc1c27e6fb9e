package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.completion;
import static dev.acumen.endpoints.ScriptedServer.json;
import static dev.acumen.endpoints.ScriptedServer.says;
import static dev.acumen.endpoints.ScriptedServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.endpoints.ScriptedServer.Act;
import dev.acumen.endpoints.internal.call.UnreadableAnswer;
import dev.acumen.endpoints.internal.http.AnswerTooLong;
import dev.acumen.endpoints.internal.http.ConnectionBroken;
import dev.acumen.net.Secret;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of servers that break the protocol: an answer where there is one, else a failure that says what happened. */
class HostileServersTest {

    private static final String GATEWAY = "<!DOCTYPE html><html><head><title>502</title><style>b{}</style></head>"
            + "<body><h1>502 Bad&nbsp;Gateway</h1><hr><center>nginx</center>" + "<!-- padding -->".repeat(100);

    /** A server that gives no answer, and what is to come of it. */
    record Failing(String name, Act act, Class<? extends LangChain4jException> type, String fragment) {
        @Override
        public String toString() {
            return name;
        }
    }

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

    private ChatModel model(EndpointSettings.Builder settings) {
        return Endpoints.endpoint(settings, journal).at(Endpoints.site("t1"));
    }

    private ChatResponse answer(Act act) {
        try (ScriptedServer server = new ScriptedServer(act)) {
            return model(Endpoints.settings(server)).chat(UserMessage.from("6 x 7?"));
        }
    }

    static Stream<Failing> failing() {
        return Stream.of(
                new Failing(
                        "page with 200",
                        HostileServers.typed("text/html", GATEWAY),
                        UnreadableAnswer.class,
                        "an HTML page: 502 Bad Gateway nginx"),
                new Failing(
                        "page with 502",
                        json(502, GATEWAY),
                        InternalServerException.class,
                        "an HTML page: 502 Bad Gateway nginx"),
                new Failing(
                        "page with a title only",
                        json(503, "<html><head><title>Down</title></head></html>"),
                        InternalServerException.class,
                        "an HTML page: Down"),
                new Failing("no word", json(500, ""), InternalServerException.class, "HTTP 500 without a word"),
                new Failing("empty answer", json(200, ""), UnreadableAnswer.class, "empty"),
                new Failing("no choices", json(200, "{\"id\":\"x\"}"), UnreadableAnswer.class, "no 'choices'"),
                new Failing("empty choices", json(200, "{\"choices\":[]}"), UnreadableAnswer.class, "are empty"),
                new Failing(
                        "no message",
                        json(200, "{\"choices\":[{\"message\":null}]}"),
                        UnreadableAnswer.class,
                        "no 'message'"),
                new Failing(
                        "cut off JSON",
                        json(200, HostileServers.PLAIN.substring(0, 60)),
                        UnreadableAnswer.class,
                        "only a part of it"),
                new Failing(
                        "plain words",
                        HostileServers.typed("text/plain", "I am fine"),
                        UnreadableAnswer.class,
                        "no JSON, or only a part of it: I am fine"),
                new Failing(
                        "a stream unasked",
                        HostileServers.typed("text/event-stream", "data: {}\n\n"),
                        ConnectionBroken.class,
                        "ended in the middle of its answer"),
                new Failing(
                        "a picture",
                        HostileServers.message("{\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}"),
                        UnreadableAnswer.class,
                        "no text but a part of type 'image_url'"),
                new Failing(
                        "a prompt refused within 200",
                        json(
                                200,
                                "{\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0,"
                                        + "\"content_filter_results\":{\"self_harm\":{\"filtered\":true}}}]}"),
                        ContentFilteredException.class,
                        "content filter refused the prompt: self_harm"),
                new Failing(
                        "a reply cut by a filter",
                        json(200, completion("{\"content\":\"4\"}", "SAFETY")),
                        ContentFilteredException.class,
                        "content filter cut the reply (finish reason safety)"),
                new Failing(
                        "a prompt refused by a filter",
                        json(
                                400,
                                "{\"error\":{\"code\":\"content_filter\",\"message\":\"The response was filtered\"}}"),
                        ContentFilteredException.class,
                        "The response was filtered"),
                new Failing(
                        "a prompt refused by a moderator",
                        json(
                                403,
                                "{\"error\":{\"code\":403,\"message\":\"This model requires moderation and your input was"
                                        + " flagged\"}}"),
                        ContentFilteredException.class,
                        "was flagged"),
                new Failing(
                        "a reply that broke off behind the gateway",
                        json(
                                200,
                                "{\"choices\":[{\"message\":{\"content\":\"4\"},\"finish_reason\":\"error\","
                                        + "\"error\":{\"code\":502,\"message\":\"upstream\"}}]}"),
                        InternalServerException.class,
                        "upstream"),
                new Failing(
                        "a tool without a name",
                        HostileServers.message("{\"tool_calls\":[{\"function\":{\"arguments\":\"{}\"}}]}"),
                        UnreadableAnswer.class,
                        "without the tool's name"),
                new Failing(
                        "an error within 200",
                        json(200, "{\"error\":{\"message\":\"odd\"}}"),
                        InternalServerException.class,
                        "an error within an answer of 200: odd"),
                new Failing(
                        "a limit within 200",
                        json(200, "{\"error\":{\"code\":429,\"message\":\"slow\"}}"),
                        RateLimitException.class,
                        "slow"),
                new Failing(
                        "a wrong key within 200",
                        json(200, "{\"error\":{\"code\":\"401\",\"message\":\"key\"}}"),
                        AuthenticationException.class,
                        "key"),
                new Failing(
                        "words as an error within 200",
                        json(200, "{\"error\":\"no memory\",\"choices\":[]}"),
                        InternalServerException.class,
                        "no memory"),
                new Failing(
                        "a refusal to speak",
                        HostileServers.message("{\"content\":null,\"refusal\":\"not with this seed\"}"),
                        ContentFilteredException.class,
                        "not with this seed"),
                new Failing(
                        "moved",
                        json(301, "", "Location: https://me:pw@other.example/v1/chat?key=1"),
                        LangChain4jException.class,
                        "points to https://other.example/v1/chat; redirects are not followed"),
                new Failing(
                        "moved for now",
                        json(307, "", "Location: /v2/chat"),
                        LangChain4jException.class,
                        "points to /v2/chat"),
                new Failing("moved nowhere", json(308, ""), LangChain4jException.class, "nowhere"),
                new Failing(
                        "resets before the head",
                        (seen, socket) -> {
                            socket.setSoLinger(true, 0);
                            return false;
                        },
                        ConnectionBroken.class,
                        "broke"),
                new Failing(
                        "resets within the head",
                        (seen, socket) -> {
                            send(socket, "HTTP/1.1 200 OK\r\nContent-Ty");
                            return false;
                        },
                        ConnectionBroken.class,
                        "broke"),
                new Failing(
                        "resets after the head",
                        (seen, socket) -> {
                            send(socket, ScriptedServer.head(200, "x".repeat(50)));
                            socket.setSoLinger(true, 0);
                            return false;
                        },
                        ConnectionBroken.class,
                        "broke"),
                new Failing(
                        "cut off chunks",
                        (seen, socket) -> {
                            send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"choices\"");
                            return false;
                        },
                        ConnectionBroken.class,
                        "broke"),
                new Failing(
                        "no HTTP",
                        (seen, socket) -> {
                            send(socket, "SSH-2.0-OpenSSH_9.6\r\n\r\n");
                            return false;
                        },
                        LangChain4jException.class,
                        ""),
                new Failing(
                        "not what it says it packed",
                        HostileServers.bytes("{}".getBytes(StandardCharsets.UTF_8), "Content-Encoding: gzip"),
                        ConnectionBroken.class,
                        "GZIP"),
                new Failing(
                        "still loading",
                        json(503, "{\"error\":{\"message\":\"Loading model\"}}"),
                        InternalServerException.class,
                        "Loading model"),
                new Failing(
                        "knows no messages",
                        HostileServers.strict(422, true, Set.of("model")),
                        InvalidRequestException.class,
                        "extra_forbidden"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failing")
    void whatIsNoAnswerIsAFailureThatSaysWhatHappened(Failing failing) {
        assertThatThrownBy(() -> answer(failing.act()))
                .isInstanceOf(failing.type())
                .hasMessageContaining(failing.fragment())
                .satisfies(e ->
                        assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("<h1>", "padding", "me:pw"));
    }

    @Test
    void aPathThatIsNotThereIsSaidToBeIncomplete() {
        try (ScriptedServer server = new ScriptedServer(json(404, "{\"detail\":\"Not Found\"}"))) {
            URI root = server.url().resolve("/");
            assertThatThrownBy(
                            () -> model(EndpointSettings.builder(root, "small").retry(Endpoints.QUICK))
                                    .chat("?"))
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining("Not Found\"} (nothing at " + root
                            + "chat/completions: a server's URL mostly ends in /v1, so try " + server.url() + ")");
            URI whole = URI.create(server.url() + "/chat/completions");
            assertThatThrownBy(() -> Endpoints.endpoint(
                                    EndpointSettings.builder(whole, "small").retry(Endpoints.QUICK), journal)
                            .at(Endpoints.site("t3"))
                            .chat("?"))
                    .hasMessageEndingWith("so try " + server.url() + ")");
            assertThatThrownBy(() -> Endpoints.endpoint(Endpoints.settings(server), journal)
                            .at(Endpoints.site("t2"))
                            .chat("?"))
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessage("{\"detail\":\"Not Found\"}");
        }
    }

    @Test
    void aPathWithAPageBehindItIsSaidToBeWrong() {
        try (ScriptedServer server =
                new ScriptedServer(HostileServers.typed("text/html", "<html><body>Chat with me</body></html>"))) {
            assertThatThrownBy(() -> model(EndpointSettings.builder(server.url().resolve("/"), "small")
                                    .retry(Endpoints.QUICK))
                            .chat("?"))
                    .hasMessageContaining("an HTML page: Chat with me. Is the URL right? It mostly ends in /v1");
        }
    }

    @Test
    void aRedirectIsNotFollowedWithAKey() {
        try (ScriptedServer other = new ScriptedServer(says("42"));
                ScriptedServer server = new ScriptedServer(json(307, "", "Location: " + other.url()))) {
            assertThatThrownBy(() -> model(Endpoints.settings(server)
                                    .apiKey(Optional.of(new Secret("KEY", "sk-very-secret-0815"))))
                            .chat("?"))
                    .hasMessageContaining(other.url().toString());
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void aRequestOnAConnectionClosedMeanwhileIsSentOnceMoreAndCostsNoTry() {
        try (ScriptedServer server = new ScriptedServer(HostileServers.closesAtReuse())) {
            ChatModel model = model(Endpoints.settings(server)
                    .retry(new dev.acumen.endpoints.policy.RetryPolicy(
                            1, Duration.ofMillis(1), Duration.ofSeconds(1))));
            for (int i = 0; i < 10; i++) {
                assertThat(model.chat("?")).isEqualTo("42");
            }
        }
    }

    @Test
    void aRequestThatKillsTheServerIsNotSentInSecret() {
        try (ScriptedServer server = new ScriptedServer((seen, socket) -> false)) {
            assertThatThrownBy(() -> model(Endpoints.settings(server)).chat("?"))
                    .isInstanceOf(ConnectionBroken.class);
            assertThat(server.seen()).hasSize(3);
        }
    }

    @Test
    void aBodyThatDripsBeyondTheDeadlineEndsThere() {
        Act drips = (seen, socket) -> {
            send(socket, ScriptedServer.head(200, "x".repeat(100_000)));
            while (true) {
                send(socket, " ");
            }
        };
        try (ScriptedServer server = new ScriptedServer((seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 10_000; i++) {
                send(socket, "1\r\n \r\n");
                pause();
            }
            return drips.play(seen, socket);
        })) {
            assertThatThrownBy(() -> model(Endpoints.settings(server).timeout(Duration.ofMillis(400)))
                            .chat("?"))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("no complete answer");
            assertThat(server.seen()).hasSize(1);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aLongAnswerComesWhole() {
        String text = "lorem ipsum ".repeat(900_000);
        assertThat(answer(says(text)).aiMessage().text()).hasSize(text.length());
    }

    @Test
    void anAnswerWithoutEndIsCutAndNotAskedForAgain() {
        try (ScriptedServer server = new ScriptedServer(HostileServers.endless())) {
            assertThatThrownBy(() -> model(Endpoints.settings(server)).chat("?"))
                    .hasCauseInstanceOf(AnswerTooLong.class)
                    .hasMessageContaining("longer than 64 MB");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsLongOnlyUnpackedIsCutToo() throws IOException {
        byte[] bomb = HostileServers.packed(new byte[65 << 20]);
        assertThatThrownBy(() -> answer(HostileServers.bytes(bomb, "Content-Encoding: gzip")))
                .hasCauseInstanceOf(AnswerTooLong.class);
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsDeclaredOrReplaced() {
        byte[] latin = completion("{\"content\":\"caf\u00e9\"}", "stop").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(answer(HostileServers.bytes(latin, "Content-Type: application/json; charset=iso-8859-1"))
                        .aiMessage()
                        .text())
                .isEqualTo("caf\u00e9");
        try (ScriptedServer server =
                new ScriptedServer(HostileServers.bytes(latin, "Content-Type: application/json; charset=klingon"))) {
            assertThat(Endpoints.endpoint(Endpoints.settings(server), journal)
                            .at(Endpoints.site("t2"))
                            .chat("?"))
                    .isEqualTo("caf\uFFFD");
        }
    }

    @Test
    void toolCallsComeInOrderWithTheirArgumentsUnparsed() {
        ChatResponse response = answer(json(
                200,
                completion(
                        "{\"role\":\"assistant\",\"content\":\"Let me see.\",\"tool_calls\":["
                                + "{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":\"{ \\\"x\\\" : 1\"}},"
                                + "{\"function\":{\"name\":\"add\",\"arguments\":{\"x\":2}}},"
                                + "{\"id\":\"c\",\"type\":\"odd\",\"function\":{\"name\":\"now\",\"arguments\":\"\"}}]}",
                        "tool_calls")));
        List<ToolExecutionRequest> calls = response.aiMessage().toolExecutionRequests();
        assertThat(calls).extracting(ToolExecutionRequest::name).containsExactly("add", "add", "now");
        assertThat(calls).extracting(ToolExecutionRequest::arguments).containsExactly("{ \"x\" : 1", "{\"x\":2}", "");
        assertThat(calls)
                .extracting(ToolExecutionRequest::id)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(response.aiMessage().text()).isEqualTo("Let me see.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
    }

    @Test
    void aToolCallThatWasCutOffSaysSo() {
        ChatResponse response = answer(json(
                200,
                completion(
                        "{\"content\":\"\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
                                + "\"function\":{\"name\":\"add\",\"arguments\":\"{\"}}]}",
                        "length")));
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.aiMessage().toolExecutionRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop:STOP",
                "length:LENGTH",
                "tool_calls:TOOL_EXECUTION",
                "eos:null",
            })
    void reasonsToEndAreTranslated(String pair) {
        String[] sides = pair.split(":");
        FinishReason reason =
                answer(json(200, completion("{\"content\":\"42\"}", sides[0]))).finishReason();
        assertThat(String.valueOf(reason)).isEqualTo(sides[1]);
    }

    @Test
    void usageThatIsReportedInPartStaysUnknownInPart() {
        String body = "{\"choices\":[{\"message\":{\"content\":\"42\"}}],\"usage\":{\"prompt_tokens\":10,"
                + "\"completion_tokens\":null,\"prompt_tokens_details\":null}}";
        ChatResponse response = answer(json(200, body));
        assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(10);
        assertThat(response.tokenUsage().outputTokenCount()).isNull();
        assertThat(journal.committed().callsWithoutUsage()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "-1", "[]", "true"})
    void usageThatIsNoNumberIsUnknown(String count) {
        String body = "{\"choices\":[{\"message\":{\"content\":\"42\"}}],\"usage\":{\"prompt_tokens\":" + count
                + ",\"completion_tokens\":" + count + "}}";
        assertThat(answer(json(200, body)).tokenUsage()).isNull();
    }

    @Test
    void fieldsThatSayNothingAreNotSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            model(Endpoints.settings(server))
                    .chat(ChatRequest.builder()
                            .messages(UserMessage.from("?"))
                            .toolSpecifications(
                                    ToolSpecification.builder().name("now").build())
                            .build());
            JsonNode body = new ObjectMapper().readTree(server.bodies().get(0));
            assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("model", "messages", "seed", "tools");
            assertThat(body.at("/tools/0/function").has("strict")).isFalse();
        }
    }

    @Test
    void fieldsKnownToBeRefusedAreNeverSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            model(Endpoints.settings(server).knownRefused(Set.of("seed", "temperature", "max_tokens", "unheard_of")))
                    .chat(ChatRequest.builder()
                            .messages(UserMessage.from("?"))
                            .temperature(0.3)
                            .maxOutputTokens(7)
                            .build());
            JsonNode body = new ObjectMapper().readTree(server.bodies().get(0));
            assertThat(body.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("model", "messages", "max_completion_tokens");
        }
    }
}
