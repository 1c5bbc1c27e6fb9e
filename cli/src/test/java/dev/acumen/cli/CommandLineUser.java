package dev.acumen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.cli.session.Screen;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types command lines, in this process or in one of its own, and reads what comes back. */
record CommandLineUser(Path directory, Map<String, String> environment) {

    /** What came back. */
    record Outcome(int exitCode, String out, String err) {
        JsonNode json() {
            List<String> lines = out.lines().toList();
            try {
                return new ObjectMapper().readTree(lines.get(lines.size() - 1));
            } catch (JsonProcessingException e) {
                throw new AssertionError("the last line is no JSON: " + out, e);
            }
        }

        String lastErrorLine() {
            List<String> lines = err.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    CommandLineUser(Path directory) {
        this(directory, Map.of());
    }

    Outcome types(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out, true);
        PrintWriter errWriter = new PrintWriter(err, true);
        Session session = new Session(
                new Terminal(Screen.redirected(outWriter), Screen.redirected(errWriter)),
                environment,
                directory,
                Clock.systemUTC());
        int exitCode = new AcumenCommand(session).run(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** Starts the command in a process of its own, its output going to the given file. */
    Process starts(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Most are killed before a second compiler pays.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI") || name.startsWith("ACUMEN"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
