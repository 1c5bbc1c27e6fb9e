package dev.acumen.tools.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An MCP server over standard input and output, as a program of its own. The first argument is a folder in which each start leaves
 * a line with its process id; the others are habits.
 */
final class ProgramServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProgramServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path starts = Path.of(arguments[0]).resolve("starts");
        Files.writeString(
                starts, ProcessHandle.current().pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        String habits = String.join(" ", arguments);
        if (habits.contains("deaf")) {
            Thread.sleep(Long.MAX_VALUE);
        }
        if (habits.contains("stillborn")) {
            System.err.println("cannot start with " + System.getenv("SECRET"));
            System.exit(3);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (habits.contains("chatty")) {
            out.println("Server v1.0 starting ...");
            out.println("{\"half\": ");
            out.println("{\"level\": \"info\", \"message\": \"no message of the protocol\"}");
            out.println();
        }
        Tools tools = new Tools(habits, Files.readAllLines(starts).size());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode request = JSON.readTree(line);
            if (request.has("id") && request.has("method")) {
                if (habits.contains("chatty")) {
                    out.println("DEBUG " + request.path("method").asText());
                }
                ObjectNode answer = tools.answer(request);
                out.println(answer);
            }
        }
        if (habits.contains("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep()));
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
