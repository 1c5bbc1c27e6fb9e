package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.cli.session.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts without a score: why is shown, and what was lost to the endpoint is made again. */
class LostCallsTest {

    @TempDir
    private Path directory;

    private final AtomicInteger troubles = new AtomicInteger();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Cannot do one request, filters the next, and answers the others. */
    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int left = troubles.getAndDecrement();
        boolean filters = left == 1;
        String body = left == 2
                ? "{\"error\":{\"message\":\"not now\"}}"
                : "{\"choices\":[{\"message\":{\"content\":\"#### 7\"},\"finish_reason\":\""
                        + (filters ? "content_filter" : "stop") + "\"}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(left == 2 ? 501 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private CommandLineUser.Outcome evaluates(CommandLineUser user) {
        return user.types("eval", "freight", "--url", url(), "--model", "small", "--samples", "1", "--json");
    }

    @Test
    void theReasonIsShownAndTheSameCommandMakesAgainWhatWasLost() {
        CommandLineUser user = new CommandLineUser(directory);
        troubles.set(2);
        CommandLineUser.Outcome first = evaluates(user);
        JsonNode result = first.json();
        int calls = bodies.size();
        assertThat(result.path("unscored").asInt()).isEqualTo(2);
        assertThat(result.path("unscoredReasons").toString())
                .contains("not now", "the server's content filter cut the reply (finish reason content_filter)");
        assertThat(first.err()).contains("1 call was lost to the endpoint", "the same command makes it again");

        String run = result.path("run").asText();
        JsonNode attempts = user.types("runs", "attempts", run, "--unscored", "--json")
                .json()
                .path("attempts");
        assertThat(attempts).hasSize(2);
        assertThat(attempts.findValuesAsText("unscored")).containsOnly("FAILED");
        assertThat(attempts.findValuesAsText("detail"))
                .anySatisfy(why -> assertThat(why).contains("not now"))
                .anySatisfy(why -> assertThat(why).contains("content filter"));
        assertThat(user.types("runs", "attempts", run).out()).contains("unscored, failed: ENDPOINT: ");

        CommandLineUser.Outcome second = evaluates(user);
        assertThat(second.json().path("run").asText()).isEqualTo(run);
        assertThat(second.json().path("unscored").asInt()).isZero();
        assertThat(second.err()).contains(run + " ended with 1 call lost to the endpoint");
        assertThat(bodies).hasSize(calls + 2);
        assertThat(user.types("runs", "attempts", run, "--unscored").out()).contains("every attempt has a score");

        assertThat(evaluates(user).json().path("run").asText()).isNotEqualTo(run);
    }

    @Test
    void aQuestionIsToldWhyItHasNoAnswer() {
        CommandLineUser user = new CommandLineUser(directory);
        troubles.set(1);
        CommandLineUser.Outcome said =
                user.types("ask", "freight", "What does it cost?", "--url", url(), "--model", "small");
        assertThat(said.exitCode()).isEqualTo(ExitCode.ENDPOINT);
        assertThat(said.err()).contains("the server's content filter cut the reply");
    }

    @Test
    void aStreamIsAskedForWithTheOptionAndFromTheFile() throws IOException {
        CommandLineUser user = new CommandLineUser(directory);
        user.types("ask", "freight", "What does it cost?", "--url", url(), "--model", "small", "--stream");
        java.nio.file.Files.writeString(
                directory.resolve("acumen.yaml"), "endpoint: {url: '" + url() + "', model: small, stream: true}\n");
        user.types("ask", "freight", "What does it cost?");
        assertThat(bodies)
                .hasSize(2)
                .allSatisfy(body -> assertThat(body).contains("\"stream\":true", "\"include_usage\":true"));
    }
}
