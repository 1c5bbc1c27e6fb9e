package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.completion;
import static dev.acumen.endpoints.ScriptedServer.json;
import static dev.acumen.endpoints.ScriptedServer.says;
import static dev.acumen.endpoints.ScriptedServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.run.Budget;
import dev.acumen.endpoints.ScriptedServer.Act;
import dev.acumen.endpoints.internal.http.ConnectionBroken;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are asked for as streams. */
class StreamingTest {

    private static final String FOUR = "data: {\"choices\":[{\"delta\":{\"content\":\"4\"}}]}\n\n";
    private static final String TWO =
            "data: {\"choices\":[{\"delta\":{\"content\":\"2\"},\"finish_reason\":\"stop\"}]}\n\n"
                    + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":3}}\n\n"
                    + "data: [DONE]\n\n";

    @TempDir
    Path folder;

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();
    private RunJournal journal;

    @BeforeEach
    void openJournal() {
        journal = Endpoints.journal(folder);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private ChatModel model(ScriptedServer server, Duration timeout, Map<String, Object> extraBody) {
        return new OpenAiEndpoint(
                        Endpoints.settings(server)
                                .streams(true)
                                .timeout(timeout)
                                .extraBody(extraBody)
                                .build(),
                        journal,
                        Budget.unlimited(),
                        Clock.systemUTC(),
                        events::add)
                .at(Endpoints.site("t1"));
    }

    private static JsonNode body(ScriptedServer server, int request) throws IOException {
        return new ObjectMapper().readTree(server.bodies().get(request));
    }

    /** Sends the pieces as chunks, so long after one another, and the end if it is told to. */
    private static Act drips(Duration apart, boolean toTheEnd, String... pieces) {
        return (seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (String piece : pieces) {
                chunk(socket, piece);
                try {
                    Thread.sleep(apart.toMillis());
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            if (toTheEnd) {
                send(socket, "0\r\n\r\n");
            }
            return toTheEnd;
        };
    }

    private static void chunk(Socket socket, String piece) throws IOException {
        send(socket, Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
    }

    @Test
    void aStreamIsAskedForWithItsUsage() throws IOException {
        try (ScriptedServer server = new ScriptedServer(drips(Duration.ZERO, true, FOUR, TWO))) {
            ChatResponse response =
                    model(server, Duration.ofMinutes(1), Map.of("min_p", 0.1)).chat(UserMessage.from("?"));
            assertThat(response.aiMessage().text()).isEqualTo("42");
            assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(3);
            assertThat(body(server, 0).path("stream").asBoolean()).isTrue();
            assertThat(body(server, 0).at("/stream_options/include_usage").asBoolean())
                    .isTrue();
            assertThat(body(server, 0).path("min_p").asDouble()).isEqualTo(0.1);
            assertThat(server.seen().get(0).head()).contains("text/event-stream");
        }
    }

    @Test
    void theDeadlineIsForASilenceAndNotForTheWhole() {
        String[] pieces = {": thinking\n\n", ": thinking\n\n", ": thinking\n\n", FOUR, ": thinking\n\n", TWO};
        try (ScriptedServer server = new ScriptedServer(drips(Duration.ofMillis(300), true, pieces))) {
            assertThat(model(server, Duration.ofMillis(1_000), Map.of()).chat("?"))
                    .isEqualTo("42");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void aStreamThatFallsSilentInTheMiddleIsAskedForAgain() {
        Act silent = (seen, socket) -> {
            drips(Duration.ZERO, true, FOUR).play(seen, socket);
            return socket.getInputStream().read() >= 0;
        };
        Act falls = (seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            chunk(socket, FOUR);
            return socket.getInputStream().read() >= 0;
        };
        try (ScriptedServer server = new ScriptedServer(falls, drips(Duration.ZERO, true, FOUR, TWO))) {
            assertThat(model(server, Duration.ofMillis(300), Map.of()).chat("?"))
                    .isEqualTo("42");
            assertThat(server.seen()).hasSize(2);
        }
        try (ScriptedServer server = new ScriptedServer(silent)) {
            assertThatThrownBy(() ->
                            model(server, Duration.ofMillis(300), Map.of()).chat("another"))
                    .isInstanceOf(ConnectionBroken.class);
        }
    }

    @Test
    void aStreamOfWhichNothingComesTimesOutAndIsNotSubmittedTwice() {
        try (ScriptedServer server =
                new ScriptedServer((seen, socket) -> socket.getInputStream().read() >= 0)) {
            assertThatThrownBy(() ->
                            model(server, Duration.ofMillis(300), Map.of()).chat("?"))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("nothing came from");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void aStreamThatBreaksIsAskedForAgainAndItsHalfCallIsNotTaken() {
        String half =
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"add\","
                        + "\"arguments\":\"{}\"}}]}}]}\n\n";
        try (ScriptedServer server = new ScriptedServer(
                drips(Duration.ZERO, false, half),
                drips(Duration.ZERO, true, half),
                drips(Duration.ZERO, true, FOUR, TWO))) {
            ChatResponse response =
                    model(server, Duration.ofMinutes(1), Map.of()).chat(UserMessage.from("?"));
            assertThat(response.aiMessage().text()).isEqualTo("42");
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(server.seen()).hasSize(3);
        }
    }

    @Test
    void aServerThatRefusesStreamOptionsIsAskedWithoutAndOneThatRefusesStreamsInOnePiece() throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                json(400, "{\"error\":{\"message\":\"unknown field stream_options\"}}"),
                drips(Duration.ZERO, true, FOUR, TWO))) {
            assertThat(model(server, Duration.ofMinutes(1), Map.of()).chat("?")).isEqualTo("42");
            assertThat(body(server, 1).has("stream_options")).isFalse();
            assertThat(body(server, 1).path("stream").asBoolean()).isTrue();
        }
        try (ScriptedServer server =
                new ScriptedServer(json(400, "{\"error\":{\"message\":\"streaming is not supported\"}}"), says("42"))) {
            assertThat(model(server, Duration.ofMinutes(1), Map.of()).chat("another"))
                    .isEqualTo("42");
            assertThat(body(server, 1).has("stream")).isFalse();
            assertThat(body(server, 1).has("stream_options")).isFalse();
        }
        assertThat(events.stream().filter(CallEvent.Noticed.class::isInstance).map(Object::toString))
                .anySatisfy(said -> assertThat(said).contains("takes no stream_options"))
                .anySatisfy(said -> assertThat(said).contains("answers come in one piece"));
    }

    @Test
    void aServerThatAnswersInOnePieceIsReadAllTheSame() {
        try (ScriptedServer server = new ScriptedServer(json(200, completion("{\"content\":\"42\"}", "stop")))) {
            assertThat(model(server, Duration.ofMinutes(1), Map.of()).chat("?")).isEqualTo("42");
        }
    }
}
