package dev.acumen.tools.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.core.tool.Toolkit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools of a server that is reached over streamable HTTP. */
class McpHttpTest {

    private static final RolloutId ATTEMPT =
            new RolloutId(new PassId(new StepId(new RunId("r"), 1), "rollout"), new TaskId("t"), 0);

    private static String call(Toolkit.Session session, String tool, String arguments) {
        return session.call(new ToolCall(1, 0, tool, arguments));
    }

    private static McpSettings.Builder settings(HttpMcpServer server) {
        return McpSettings.http("web", server.url()).headers(Map.of("Authorization", "Bearer s-123456789"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void toolsAreListedAndCalled(boolean streams) throws IOException {
        try (HttpMcpServer server = new HttpMcpServer(streams)) {
            try (McpToolkit toolkit = McpToolkit.start(List.of(settings(server).build()));
                    Toolkit.Session session = toolkit.open(ATTEMPT)) {
                assertThat(toolkit.specifications()).hasSize(11);
                assertThat(call(session, "echo", "{\"text\": \"grüß dich\"}")).isEqualTo("grüß dich");
                assertThat(call(session, "huge", "{}")).hasSize(300_000);
                assertThatThrownBy(() -> call(session, "fail", "{}")).hasMessage("no such file");
            }
            assertThat(server.authorizations()).isNotEmpty().allMatch("Bearer s-123456789"::equals);
            assertThat(server.ended()).hasSize(1);
        }
    }

    @Test
    void aSessionThatTheServerForgotIsBegunAgain() throws IOException {
        try (HttpMcpServer server = new HttpMcpServer(false);
                McpToolkit toolkit = McpToolkit.start(List.of(settings(server).build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            server.forgetSessions();
            assertThat(call(session, "echo", "{\"text\": \"a\"}")).isEqualTo("a");
        }
    }

    @Test
    void aServerThatHangsOrIsGoneIsOneLine() throws IOException {
        try (HttpMcpServer server = new HttpMcpServer(false);
                McpToolkit toolkit = McpToolkit.start(List.of(
                        settings(server).callTimeout(Duration.ofMillis(500)).build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(catchThrowableOfType(ToolFailure.class, () -> call(session, "hang", "{}"))
                            .problem())
                    .isEqualTo(ToolProblem.TIMED_OUT);
            server.stop();
            ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> call(session, "count", "{}"));
            assertThat(failure.getMessage()).hasLineCount(1).doesNotContain("s-123456789");
        }
    }

    @Test
    void anAnswerThatIsTooLongIsAFailure() throws IOException {
        try (HttpMcpServer server = new HttpMcpServer(false);
                McpToolkit toolkit = McpToolkit.start(
                        List.of(settings(server).mostBytes(100_000).build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThatThrownBy(() -> call(session, "huge", "{}")).isInstanceOf(ToolFailure.class);
            assertThat(call(session, "echo", "{\"text\": \"a\"}")).isEqualTo("a");
        }
    }

    @Test
    void aServerThatCannotBeUsedIsSaid() throws IOException {
        try (HttpMcpServer server = new HttpMcpServer(false)) {
            server.refuse();
            assertThatThrownBy(() -> McpToolkit.start(List.of(settings(server).build())))
                    .isInstanceOf(McpUnavailable.class)
                    .hasMessage("MCP server web does not start: it does not let us in (HTTP 401): check its headers")
                    .hasMessageNotContaining("s-123456789");
            server.stop();
            assertThatThrownBy(() -> McpToolkit.start(List.of(settings(server).build())))
                    .isInstanceOf(McpUnavailable.class)
                    .hasMessage("MCP server web does not start: it cannot be reached at " + server.url());
        }
        assertThatThrownBy(() -> McpSettings.http("web", URI.create("ftp://x/")))
                .hasMessageContaining("http://HOST:PORT/PATH");
        assertThatThrownBy(() -> McpSettings.http("my web", URI.create("http://x/")))
                .hasMessageContaining("1 to 32 letters");
    }
}
