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
import dev.langchain4j.agent.tool.ToolSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools of a server that is a program. */
class McpProgramTest {

    private static final RolloutId ATTEMPT =
            new RolloutId(new PassId(new StepId(new RunId("r"), 1), "rollout"), new TaskId("t"), 0);

    @TempDir
    Path folder;

    private McpSettings.Builder server(String name, String... habits) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProgramServer.class.getName(),
                folder.toString()));
        command.addAll(List.of(habits));
        return McpSettings.program(name, command);
    }

    private static String call(Toolkit.Session session, String tool, String arguments) {
        return session.call(new ToolCall(1, 0, tool, arguments));
    }

    private static ToolFailure failed(Toolkit.Session session, String tool, String arguments) {
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> call(session, tool, arguments));
        assertThat(failure.getMessage()).hasLineCount(1);
        return failure;
    }

    private List<ProcessHandle> running() throws IOException {
        return Files.readAllLines(folder.resolve("starts")).stream()
                .map(Long::parseLong)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Test
    void toolsAreListedAndCalled() throws IOException {
        try (McpToolkit toolkit =
                        McpToolkit.start(List.of(server("one", "chatty").build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(toolkit.specifications())
                    .extracting(ToolSpecification::name)
                    .startsWith("echo", "do_it_all", "count")
                    .hasSize(11);
            ToolSpecification echo = toolkit.specifications().get(0);
            assertThat(echo.description()).isEqualTo("Says it again");
            assertThat(echo.parameters().required()).containsExactly("text");
            assertThat(echo.parameters().properties().get("text").toString()).contains("minLength");
            assertThat(echo.parameters().properties().get("any").toString()).contains("oneOf");
            assertThat(echo.parameters().properties().get("how").toString()).contains("#/$defs/How");
            assertThat(echo.parameters().definitions()).containsKey("How");
            assertThat(toolkit.specifications().get(2).description()).isEqualTo("Counts calls");
            assertThat(toolkit.ordered()).isEmpty();

            assertThat(call(session, "echo", "{\"text\": \"grüß dich\\n!\"}")).isEqualTo("grüß dich\n!");
            assertThat(call(session, "do_it_all", "{}")).isEqualTo("do.it/all done");
            assertThat(call(session, "structured", "{}")).isEqualTo("{\"n\":5}");
            assertThat(call(session, "many", "{}")).isEqualTo("""
                            ü
                            [image, image/png, 6 bytes: not shown]
                            [audio, audio/wav, 3 bytes: not shown]
                            file:///a.txt
                            inside
                            [file file:///b.bin, 3 bytes: not shown]
                            [c] file:///c""");
            assertThat(running()).hasSize(1);
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void failuresAreOneLine() {
        try (McpToolkit toolkit = McpToolkit.start(List.of(server("one").build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(failed(session, "fail", "{}")).hasMessage("no such file");
            assertThat(failed(session, "echo", "[1]").problem()).isEqualTo(ToolProblem.BAD_ARGUMENTS);
            assertThat(failed(session, "echo", "null").problem()).isEqualTo(ToolProblem.BAD_ARGUMENTS);
            ToolFailure unknown = failed(session, "nothing", "{}");
            assertThat(unknown.problem()).isEqualTo(ToolProblem.UNKNOWN_TOOL);
            assertThat(unknown).hasMessageContaining("echo, do_it_all");
        }
    }

    @Test
    void namesCarryTheServerOnlyWhereTwoHaveThem() {
        try (McpToolkit toolkit = McpToolkit.start(List.of(
                        server("one", "named-1").build(),
                        server("two", "named-2").build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(toolkit.specifications())
                    .extracting(ToolSpecification::name)
                    .contains("one_echo", "two_echo")
                    .doesNotContain("echo")
                    .doesNotHaveDuplicates();
            assertThat(call(session, "one_echo", "{\"text\": \"a\"}")).isEqualTo("a named-1");
            assertThat(call(session, "two_echo", "{\"text\": \"a\"}")).isEqualTo("a named-2");
        }
        assertThatThrownBy(() -> McpToolkit.start(
                        List.of(server("one").build(), server("one").build())))
                .hasMessage("two MCP servers are called one");
    }

    @Test
    void aServerSeesOnlyTheVariablesItIsGiven() {
        McpSettings settings = server("one")
                .environment(Map.of("GIVEN", "a", "SECRET", "s-123456789"))
                .build();
        try (McpToolkit toolkit = McpToolkit.start(List.of(settings));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            List<String> seen = List.of(call(session, "environment", "{}").split(","));
            assertThat(seen).contains("GIVEN", "PATH");
            assertThat(List.of("GIVEN", "SECRET", "PATH", "HOME", "LANG")).containsAll(seen);
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainOnce() throws IOException {
        try (McpToolkit toolkit = McpToolkit.start(List.of(server("one").build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(call(session, "die_once", "{}")).isEqualTo("die_once done");
            assertThat(call(session, "count", "{}")).isEqualTo("call 1 of start 2");
            assertThat(failed(session, "die", "{}"))
                    .hasMessageContaining("the server one of this tool is gone")
                    .hasMessageContaining("status 9")
                    .hasMessageContaining("I die");
            assertThat(call(session, "count", "{}")).isEqualTo("call 1 of start 4");
            assertThat(running()).hasSize(1);
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void aServerThatHangsIsStartedAgainForTheNextCall() throws IOException {
        McpSettings settings =
                server("one").callTimeout(Duration.ofMillis(1_500)).build();
        try (McpToolkit toolkit = McpToolkit.start(List.of(settings));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(failed(session, "hang", "{}").problem()).isEqualTo(ToolProblem.TIMED_OUT);
            assertThat(call(session, "count", "{}")).isEqualTo("call 1 of start 2");
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void anInterruptEndsACall() throws Exception {
        try (McpToolkit toolkit = McpToolkit.start(List.of(server("one").build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            AtomicBoolean cancelled = new AtomicBoolean();
            Thread calling = new Thread(() -> {
                try {
                    call(session, "hang", "{}");
                } catch (CancellationException e) {
                    cancelled.set(Thread.currentThread().isInterrupted());
                }
            });
            calling.start();
            calling.interrupt();
            calling.join();
            assertThat(cancelled).isTrue();
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void aMessageThatIsTooLongEndsTheServer() {
        McpSettings settings = server("one").mostBytes(100_000).build();
        try (McpToolkit toolkit = McpToolkit.start(List.of(settings));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(failed(session, "huge", "{}")).hasMessageContaining("longer than 97 kB");
            assertThat(call(session, "echo", "{\"text\": \"a\"}")).isEqualTo("a");
        }
    }

    @Test
    void aLongMessageWithinTheBoundIsRead() {
        try (McpToolkit toolkit = McpToolkit.start(List.of(server("one").build()));
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(call(session, "huge", "{}")).hasSize(300_000);
        }
    }

    @Test
    void serversThatDoNotStartAreSaidAndLeaveNoneRunning() throws IOException {
        assertThatThrownBy(() -> McpToolkit.start(List.of(
                        server("good").build(),
                        server("bad", "stillborn")
                                .environment(Map.of("SECRET", "s-123456789"))
                                .build())))
                .isInstanceOf(McpUnavailable.class)
                .hasMessageStartingWith("MCP server bad does not start: it ended with status 3")
                .hasMessageContaining("cannot start with ***")
                .hasMessageNotContaining("s-123456789");
        assertThat(running()).isEmpty();
        assertThatThrownBy(() -> McpToolkit.start(List.of(server("deaf", "deaf")
                        .startTimeout(Duration.ofMillis(1_500))
                        .build())))
                .isInstanceOf(McpUnavailable.class)
                .hasMessageContaining("no answer within");
        assertThat(running()).isEmpty();
        assertThatThrownBy(() -> McpToolkit.start(List.of(
                        McpSettings.program("none", List.of("/no/such/program")).build())))
                .isInstanceOf(McpUnavailable.class)
                .hasMessageContaining("'/no/such/program' cannot be started");
    }

    @Test
    void aServerThatDoesNotWantToEndIsEnded() throws Exception {
        McpToolkit toolkit = McpToolkit.start(List.of(server("one", "stubborn").build()));
        List<ProcessHandle> before = running();
        toolkit.close();
        for (ProcessHandle process : before) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
        try (Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(failed(session, "count", "{}")).hasMessageContaining("closed");
        }
    }

    @Test
    void attemptsMayHaveServersOfTheirOwn() throws IOException {
        McpSettings settings = server("one").perAttempt(true).build();
        try (McpToolkit toolkit = McpToolkit.start(List.of(settings))) {
            assertThat(toolkit.ordered()).isNotEmpty();
            try (Toolkit.Session first = toolkit.open(ATTEMPT);
                    Toolkit.Session second = toolkit.open(ATTEMPT)) {
                assertThat(call(first, "count", "{}")).startsWith("call 1 of");
                assertThat(call(second, "count", "{}")).startsWith("call 1 of");
                assertThat(call(first, "count", "{}")).startsWith("call 2 of");
                assertThat(running()).hasSize(3);
            }
            assertThat(running()).hasSize(1);
        }
        assertThat(running()).isEmpty();
    }
}
