package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.Screen;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a model, a file or an argument holds steers the terminal it is shown on. */
class HostileTextTest {

    /** Clears the screen, sets the title, overwrites the line, turns it, and hides what is read by a model only. */
    private static final String HOSTILE =
            "ok\u001B[2J\u001B]0;owned\u0007\u009B31m\rno\b\b \u202Eevil\u2066 z\u200Bw \uDB40\uDC41 \uFEFF\u0085 end";

    private static final String SHOWN =
            "ok\\x1b[2J\\x1b]0;owned\\x07\\x9b31m\\rno\\x08\\x08 \\u202eevil\\u2066 z\\u200bw"
                    + " \\u{e0041} \\ufeff\\x85 end";

    /** What may not leave for a person, beside our own colours and the status line. */
    private static final Pattern STEERING = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u200B\\u202A-\\u202E"
            + "\\u2066-\\u2069\\uFEFF\\uFDD0-\\uFDEF]|[\\uDB40][\\uDC00-\\uDFFF]");

    private static final Pattern OURS = Pattern.compile("\u001B\\[(?:0|1|31|32)m|\r\u001B\\[2K");

    @TempDir
    private Path directory;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = completion().getBytes(StandardCharsets.UTF_8);
            boolean isChat = exchange.getRequestURI().getPath().endsWith("/chat/completions");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(isChat ? 200 : 404, isChat ? bytes.length : -1);
            if (isChat) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String completion() throws JsonProcessingException {
        ObjectNode reply = new ObjectMapper().createObjectNode();
        reply.put("id", "c").put("object", "chat.completion").put("model", "m");
        ObjectNode choice = reply.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", HOSTILE);
        reply.putObject("usage")
                .put("prompt_tokens", 1)
                .put("completion_tokens", 1)
                .put("total_tokens", 2);
        return new ObjectMapper().writeValueAsString(reply);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Types a line at terminals for both streams. */
    private Outcome atTerminal(boolean hasColour, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                Screen.terminal(new PrintWriter(out, true), hasColour, () -> 1_000),
                Screen.terminal(new PrintWriter(err, true), hasColour, () -> 1_000));
        int exitCode = new AcumenCommand(new Session(terminal, Map.of(), directory, Clock.systemUTC())).run(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private static void assertNothingSteers(String text) {
        assertThat(STEERING.matcher(OURS.matcher(text).replaceAll("")).results().map(found -> found.group()))
                .as(text)
                .isEmpty();
    }

    private String[] ask(String... more) {
        String[] line = {"ask", "general", "What?", "--url", url(), "--model", "m", "--no-library"};
        String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    @Test
    void anAnswerIsSpelledOutToAPersonAndHandedToAProgramAsItIs() {
        Outcome person = atTerminal(true, ask());
        assertThat(person.exitCode()).as(person.err()).isZero();
        assertThat(person.out()).isEqualTo(SHOWN + System.lineSeparator());
        assertNothingSteers(person.err());
        Outcome program = new CommandLineUser(directory).types(ask());
        assertThat(program.out()).isEqualTo(HOSTILE + System.lineSeparator());
    }

    @Test
    void jsonHoldsTheSameAnswerInEscapes() {
        Outcome outcome = atTerminal(true, ask("--json", "--trace"));
        assertNothingSteers(outcome.out() + outcome.err());
        assertThat(outcome.json().path("answer").asText()).isEqualTo(HOSTILE);
    }

    @Test
    void theTurnsAreSpelledOut() {
        Outcome outcome = atTerminal(false, ask("--trace"));
        assertThat(outcome.out()).contains("  ok\\x1b[2J");
        assertNothingSteers(outcome.out() + outcome.err());
    }

    @Test
    void whatTheDoctorHeardIsSpelledOut() {
        Outcome outcome = atTerminal(true, "doctor", "--url", url(), "--model", "m\u001B[2J");
        assertThat(outcome.out()).contains("m\\x1b[2J");
        assertNothingSteers(outcome.out() + outcome.err());
    }

    @Test
    void whatIsTypedIsSpelledOutInErrorsAndIsNoFormat() {
        String typed = "%n%s%d${sys:user.home}$1\u001B[2J\u202E\nacumen: all is well";
        for (String[] line : new String[][] {
            {typed},
            {"--" + typed},
            {"ask", typed, "x", "--url", "simulated"},
            {"ask", "freight", "x", "--url", typed},
            {"ask", "freight", "x", "--url", "simulated", "--model", typed, "--library", typed},
            {"ask", "freight", "x", "--seed", typed},
            {"library", "show", typed},
            {"library", "show", "a@" + typed},
            {"library", "why", typed},
            {"library", "import", typed},
            {"runs", "show", typed},
            {"runs", "prune", typed},
            {"runs", "replay", typed},
            {"learn", "freight", "--url", "simulated", "--library", typed},
            {"learn", "freight", "--data", typed},
            {"learn", "freight", "--url", "simulated", "--evaluator", typed},
            {"evaluators", "check", typed},
            {"data", "get", typed},
            {"library", "list", "--home", typed + "/\u001B[2J"}
        }) {
            Outcome outcome = atTerminal(true, line);
            assertNothingSteers(outcome.out() + outcome.err());
            assertThat(outcome.err()).as(String.join(" ", line)).doesNotContain("Exception", "should not happen");
            assertThat(outcome.err().lines())
                    .as("no line that we did not write: %s", outcome.err())
                    .noneMatch(one -> one.equals("acumen: all is well"));
        }
    }

    @Test
    void aQuestionMayBeginWithAnAtSign() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "--json");
        Outcome outcome =
                atTerminal(false, "ask", "general", "@" + file, "--url", url(), "--model", "m", "--no-library");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(directory.resolve(".acumen/questions.jsonl")))
                .contains("\"question\":\"@" + file + "\"");
    }

    @Test
    void lessonsOfAnImportedFileAreSpelledOutWhereverTheyAreShown() throws IOException {
        String lesson = "Ferry: ask\u001B[2J first \u202Eand\u2066 last\u200B \uDB40\uDC41.";
        Outcome example = new CommandLineUser(directory)
                .types("learn", "freight", "--url", "simulated", "--epochs", "1", "--preset", "published");
        assertThat(example.exitCode()).as(example.err()).isZero();
        new CommandLineUser(directory).types("library", "export", "freight", "-o", "out.md");
        String text = Files.readString(directory.resolve("out.md"));
        Files.writeString(directory.resolve("in.md"), text.replaceFirst("(- \\[L1] ).*", "$1" + lesson));
        Outcome imported = atTerminal(true, "library", "import", "in.md", "--as", "bad");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertNothingSteers(imported.out() + imported.err());
        for (String[] line : new String[][] {
            {"library", "show", "bad"},
            {"library", "log", "bad"},
            {"library", "diff", "bad"},
            {"library", "why", "L1", "--library", "bad"},
            {"library", "export", "bad"},
            {"library", "show", "bad", "--json"}
        }) {
            Outcome outcome = atTerminal(true, line);
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out()).as(String.join(" ", line)).contains("\\u202e");
            assertNothingSteers(outcome.out() + outcome.err());
        }
    }

    @Test
    void colourIsDecidedForEachStream() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                Screen.redirected(new PrintWriter(out, true)),
                Screen.terminal(new PrintWriter(err, true), true, () -> 1_000));
        terminal.say(terminal.bold("to a file") + " " + terminal.red("plain"));
        terminal.notice(terminal.bold("to a person"));
        terminal.resultAsJson(true);
        terminal.say(terminal.green("to the person, too"));
        assertThat(out.toString()).isEqualTo("to a file plain" + System.lineSeparator());
        assertThat(err.toString()).contains("\u001B[1mto a person\u001B[0m", "\u001B[32mto the person, too\u001B[0m");
    }

    @Test
    void noTextFromOutsideHasAColour() {
        StringWriter out = new StringWriter();
        Screen screen = Screen.terminal(new PrintWriter(out, true), true, () -> 1_000);
        Terminal terminal = new Terminal(screen, screen);
        String leaked = new Terminal(screen, screen).red("x");
        terminal.say("\u001B[31mred\u001B[0m " + leaked);
        terminal.say(terminal.red("\u001B[32m"));
        assertThat(out.toString()).startsWith("\\x1b[31mred\\x1b[0m \\ufdd0").contains("\u001B[31m\\x1b[32m\u001B[0m");
    }

    @Test
    void aNoticeAStatusAndACellStayOnTheirLines() {
        StringWriter out = new StringWriter();
        Screen screen = Screen.terminal(new PrintWriter(out, true), false, () -> 1_000);
        Terminal terminal = new Terminal(screen, screen);
        terminal.status("a\nb");
        terminal.notice("c\nacumen: d");
        new Table("id", "text").row("x\ny", "z\r\tw").lines().forEach(terminal::say);
        assertThat(out.toString())
                .contains("\r\u001B[2Ka\\nb", "c\\nacumen: d" + System.lineSeparator(), "x\\ny", "z\\r\\tw");
        assertThat(out.toString().split("\n")).hasSize(3);
    }

    @Test
    void whatLibrariesPrintGoesTheSameWay() {
        StringWriter out = new StringWriter();
        Screen screen = Screen.terminal(new PrintWriter(out, true), false, () -> 1_000);
        Terminal terminal = new Terminal(screen, screen);
        PrintStream stream = terminal.errForProcess();
        byte[] text = "größe \u001B[2J\n".getBytes(StandardCharsets.UTF_8);
        for (byte one : text) {
            stream.write(one);
        }
        PrintWriter writer = terminal.outForLibrary();
        writer.print("half \u001B");
        writer.println("[31m");
        assertThat(out.toString()).isEqualTo("größe \\x1b[2J\nhalf \\x1b[31m\n");
    }
}
