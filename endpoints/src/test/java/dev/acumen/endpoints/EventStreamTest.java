package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.says;
import static dev.acumen.endpoints.ScriptedServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.endpoints.ScriptedServer.Act;
import dev.acumen.endpoints.internal.call.UnreadableAnswer;
import dev.acumen.endpoints.internal.http.ConnectionBroken;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come as server-sent events though nobody asked for a stream. */
class EventStreamTest {

    private static final String HELLO = "{\"id\":\"c\",\"model\":\"served\",\"choices\":[{\"index\":0,\"delta\":";

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

    private static String delta(String delta, String finish) {
        return HELLO + delta + ",\"finish_reason\":" + (finish.isEmpty() ? "null" : "\"" + finish + "\"") + "}]}";
    }

    private static String events(String... chunks) {
        return "data: " + String.join("\n\ndata: ", chunks) + "\n\n";
    }

    static Act streams(String body) {
        return HostileServers.typed("text/event-stream", body);
    }

    private ChatResponse answer(Act... acts) {
        try (ScriptedServer server = new ScriptedServer(acts)) {
            ChatResponse response = Endpoints.endpoint(Endpoints.settings(server), journal)
                    .at(Endpoints.site("t1"))
                    .chat(UserMessage.from("6 x 7?"));
            assertThat(server.seen()).hasSize(acts.length);
            return response;
        }
    }

    @Test
    void chunksMakeUpOneAnswerWithThinkingUsageAndReasonAtTheFirstTry() {
        ChatResponse response = answer(streams(events(
                delta("{\"role\":\"assistant\",\"content\":null}", ""),
                delta("{\"reasoning_content\":\"6 x \"}", ""),
                delta("{\"reasoning_content\":\"7\"}", ""),
                delta("{\"content\":\"4\"}", ""),
                delta("{\"content\":\"2\"}", ""),
                delta("{}", "stop"),
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":3,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":9}}}",
                "[DONE]")));
        assertThat(response.aiMessage().text()).isEqualTo("42");
        assertThat(response.aiMessage().thinking()).isEqualTo("6 x 7");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.modelName()).isEqualTo("served");
        assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(10);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(3);
        assertThat(journal.spent().values())
                .singleElement()
                .satisfies(spend -> assertThat(spend.callsWithoutUsage()).isZero());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": keep-alive\n\n: OPENROUTER PROCESSING\n\ndata: %1$s\n\ndata: %2$s\n\ndata: [DONE]\n\n",
                "event: message\nid: 1\ndata:%1$s\n\nevent: message\nid: 2\ndata:%2$s\n\ndata:[DONE]\n\n",
                "data: %1$s\r\n\r\ndata: %2$s\r\n\r\ndata: [DONE]\r\n\r\n",
                "data: %1$s\rdata: %2$s\rdata: [DONE]\r",
                "data: %1$s\ndata: %2$s\ndata: [DONE]\n",
                "\n\ndata: %1$s\n\ndata: %2$s\n\n",
                "retry: 1000\ndata: %1$s\n\ndata: %2$s",
                "\uFEFFdata: %1$s\n\ndata: %2$s\n\ndata: [DONE]",
                "%1$s\n%2$s\n",
            })
    void framesOfAnyKindAreRead(String form) {
        String body = String.format(form, delta("{\"content\":\"4\"}", ""), delta("{\"content\":\"2\"}", "stop"));
        assertThat(answer(HostileServers.typed("application/json", body))
                        .aiMessage()
                        .text())
                .isEqualTo("42");
    }

    @Test
    void dataOfOneEventMayTakeSeveralLinesAndBeAWholeAnswer() {
        String whole = HostileServers.PLAIN.replace(",\"choices\"", ",\ndata: \"choices\"");
        assertThat(answer(streams("data: " + whole + "\n\ndata: [DONE]\n\n"))
                        .aiMessage()
                        .text())
                .isEqualTo("42");
    }

    @Test
    void ofTwoChoicesTheFirstOneIsReadWhicheverComesFirst() {
        String second = delta("{\"content\":\"43\"}", "stop").replace("\"index\":0", "\"index\":1");
        assertThat(answer(streams(events(
                                second,
                                delta("{\"content\":\"4\"}", ""),
                                delta("{\"content\":\"2\"}", "stop"),
                                "[DONE]")))
                        .aiMessage()
                        .text())
                .isEqualTo("42");
    }

    @Test
    void callsArePutTogetherByIndex() {
        List<ToolExecutionRequest> calls = answer(streams(events(
                        call(0, "\"id\":\"a\",", "\"name\":\"add\",\"arguments\":\"\""),
                        call(1, "\"id\":\"b\",", "\"name\":\"sub\",\"arguments\":\"{\\\"y\\\"\""),
                        call(0, "", "\"arguments\":\"{\\\"x\\\": \""),
                        call(1, "", "\"arguments\":\": 2}\""),
                        call(0, "\"id\":\"a\",", "\"name\":\"add\",\"arguments\":\"1}\""),
                        delta("{}", "tool_calls"),
                        "[DONE]")))
                .aiMessage()
                .toolExecutionRequests();
        assertThat(calls).extracting(ToolExecutionRequest::name).containsExactly("add", "sub");
        assertThat(calls).extracting(ToolExecutionRequest::id).containsExactly("a", "b");
        assertThat(calls).extracting(ToolExecutionRequest::arguments).containsExactly("{\"x\": 1}", "{\"y\": 2}");
    }

    @Test
    void callsWithOneIndexForAllOrNoneAreToldApartByTheirIds() {
        for (String index : List.of("\"index\":0,", "")) {
            String first = "{\"tool_calls\":[{" + index
                    + "\"id\":\"a\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"x\\\":1}\"}}]}";
            String second = first.replace("\"a\"", "\"b\"").replace(":1}", ":2}");
            try (ScriptedServer server =
                    new ScriptedServer(streams(events(delta(first, ""), delta(second, "tool_calls"))))) {
                assertThat(Endpoints.endpoint(Endpoints.settings(server), journal)
                                .at(Endpoints.site("t" + index.length()))
                                .chat(UserMessage.from("?"))
                                .aiMessage()
                                .toolExecutionRequests())
                        .extracting(ToolExecutionRequest::arguments)
                        .containsExactly("{\"x\":1}", "{\"x\":2}");
            }
        }
    }

    @Test
    void anIdThatIsMadeForEveryPieceBeginsNoCall() {
        assertThat(answer(streams(events(
                                call(0, "\"id\":\"a\",", "\"name\":\"add\",\"arguments\":\"{\\\"x\\\": \""),
                                call(0, "\"id\":\"b\",", "\"arguments\":\"1}\""),
                                delta("{}", "tool_calls"),
                                "[DONE]")))
                        .aiMessage()
                        .toolExecutionRequests())
                .extracting(ToolExecutionRequest::arguments)
                .containsExactly("{\"x\": 1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"null\"", "null"})
    void aReasonThatSaysNothingDoesNotReplaceOneThatDoes(String nothing) {
        ChatResponse response = answer(streams(events(
                delta("{\"content\":\"42\"}", "").replace("null", nothing),
                delta("{}", "length"),
                delta("{}", "").replace("null", nothing),
                "[DONE]")));
        assertThat(response.aiMessage().text()).isEqualTo("42");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    private static String call(int index, String id, String function) {
        return delta("{\"tool_calls\":[{\"index\":" + index + "," + id + "\"function\":{" + function + "}}]}", "");
    }

    @Test
    void aStreamThatEndsInTheMiddleIsABrokenConnectionAndIsAskedForAgain() {
        String half = events(call(0, "\"id\":\"a\",", "\"name\":\"add\",\"arguments\":\"{}\""));
        ChatResponse response = answer(streams(half), says("42"));
        assertThat(response.aiMessage().text()).isEqualTo("42");
        assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
    }

    @Test
    void aStreamThatNeverComesToItsEndIsATypedFailure() {
        try (ScriptedServer server = new ScriptedServer(streams(events(delta("{\"content\":\"4\"}", ""))))) {
            assertThatThrownBy(() -> Endpoints.endpoint(Endpoints.settings(server), journal)
                            .at(Endpoints.site("t1"))
                            .chat("?"))
                    .isInstanceOf(ConnectionBroken.class)
                    .hasMessage("the server's stream ended in the middle of its answer");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data: {\"error\":{\"code\":500,\"message\":\"cannot parse\"}} | cannot parse | InternalServer",
                "data: {\"error\":{\"code\":429,\"message\":\"slow\"}} | slow | RateLimit",
                "data: {\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow\"}} | slow | RateLimit",
                "event: error§data: {\"message\":\"odd\",\"code\":\"invalid_api_key\"} | odd (inv | Authentication",
                "event: error§data: out of memory | out of memory | InternalServer",
                "data: {\"object\":\"error\",\"message\":\"gone\",\"code\":503} | gone | InternalServer",
                "data: {\"choices\":[{\"delta\":{},\"error\":{\"code\":502,\"message\":\"up\"}}]} | up | InternalServer",
                "data: {\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}} | no (content_filter) | ContentFiltered",
            })
    void anErrorEventIsNamedAsWhatItIs(String event, String said, String type) {
        String body = events(delta("{\"content\":\"4\"}", "")) + event.replace('§', '\n') + "\n\n";
        try (ScriptedServer server = new ScriptedServer(streams(body))) {
            assertThatThrownBy(() -> Endpoints.endpoint(Endpoints.settings(server), journal)
                            .at(Endpoints.site("t1"))
                            .chat("?"))
                    .hasMessageContaining(said)
                    .isInstanceOf(
                            switch (type) {
                                case "RateLimit" -> RateLimitException.class;
                                case "Authentication" -> AuthenticationException.class;
                                case "ContentFiltered" -> ContentFilteredException.class;
                                default -> InternalServerException.class;
                            });
        }
    }

    @Test
    void anEventThatIsNoJsonIsUnreadable() {
        try (ScriptedServer server = new ScriptedServer(streams("data: {\"choices\n\ndata: [DONE]\n\n"))) {
            assertThatThrownBy(() -> Endpoints.endpoint(Endpoints.settings(server), journal)
                            .at(Endpoints.site("t1"))
                            .chat("?"))
                    .isInstanceOf(UnreadableAnswer.class)
                    .hasMessageContaining("an event that is no JSON: {\"choices");
        }
    }

    @Test
    void aStreamWhoseConnectionBreaksIsTriedAgain() {
        Act breaks = (seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            send(socket, "20\r\n" + "data: {\"choices\":[{\"delta\":{}}]}" + "\r\n");
            return false;
        };
        assertThat(answer(breaks, says("42")).aiMessage().text()).isEqualTo("42");
    }

    @Test
    void aFilteredReplyIsRefusedWithItsReasonInAStreamToo() {
        String filtered = delta("{\"content\":\"\"}", "content_filter")
                .replace(
                        "\"finish_reason\"",
                        "\"content_filter_results\":{\"violence\":{\"filtered\":true},\"hate\":{\"filtered\":false}},"
                                + "\"finish_reason\"");
        try (ScriptedServer server = new ScriptedServer(streams(events(delta("{\"content\":\"4\"}", ""), filtered)))) {
            assertThatThrownBy(() -> Endpoints.endpoint(Endpoints.settings(server), journal)
                            .at(Endpoints.site("t1"))
                            .chat("?"))
                    .isInstanceOf(ContentFilteredException.class)
                    .hasMessage("the server's content filter cut the reply (finish reason content_filter): violence");
            assertThat(server.seen()).hasSize(1);
        }
    }
}
