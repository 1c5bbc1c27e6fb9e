package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.completion;
import static dev.acumen.endpoints.ScriptedServer.fails;
import static dev.acumen.endpoints.ScriptedServer.head;
import static dev.acumen.endpoints.ScriptedServer.json;
import static dev.acumen.endpoints.ScriptedServer.says;
import static dev.acumen.endpoints.ScriptedServer.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.endpoints.ScriptedServer.Act;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Servers that answer 42 in ways of their own, each of which has been met, and what else they do with a request. */
final class HostileServers {

    static final String PLAIN = completion("{\"role\":\"assistant\",\"content\":\"42\"}", "stop");

    private HostileServers() {}

    /** By name: all of them are to be got along with. */
    static Map<String, Act> thatAnswer() {
        Map<String, Act> servers = new LinkedHashMap<>();
        servers.put("plain", says("42"));
        servers.put("refuses an HTTP/2 upgrade", refusesUpgrades());
        servers.put("closes after every answer", ScriptedServer.thenHangsUp(says("42")));
        servers.put("closes at the moment of reuse", closesAtReuse());
        servers.put("knows model and messages only, 422", strict(422, false, Set.of("model", "messages")));
        servers.put("knows model and messages only, 400", strict(400, false, Set.of("model", "messages")));
        servers.put("names all unknown fields at once", strict(422, true, Set.of("model", "messages")));
        servers.put(
                "knows only max_completion_tokens",
                strict(400, false, Set.of("model", "messages", "max_completion_tokens", "seed", "tools")));
        servers.put("answers in chunks", chunked());
        servers.put("packs unasked", gzipped());
        servers.put("ends bodies by closing", endsByClosing());
        servers.put("drips a byte at a time", drips());
        servers.put("says text/plain", typed("text/plain", PLAIN));
        servers.put("says text/html and means JSON", typed("text/html", PLAIN));
        servers.put("starts with a byte order mark", json(200, "\uFEFF" + PLAIN));
        servers.put("adds garbage", json(200, PLAIN + "\n\n<!-- served -->"));
        servers.put("leaves out all it can", json(200, "{\"choices\":[{\"message\":{\"content\":\"42\"}}]}"));
        servers.put(
                "says null wherever it can",
                json(
                        200,
                        "{\"id\":null,\"model\":null,\"created\":null,\"error\":null,\"usage\":null,\"choices\":[{\"index\":null,"
                                + "\"logprobs\":null,\"finish_reason\":null,\"message\":{\"role\":null,\"content\":\"42\","
                                + "\"refusal\":null,\"reasoning_content\":null,\"tool_calls\":null}}]}"));
        servers.put("adds fields nobody knows", json(200, PLAIN.replaceFirst("\\{", "{\"timings\":{\"a\":[1]},")));
        servers.put("has types of its own", json(200, PLAIN.replace("\"index\":0", "\"index\":\"zero\",\"x\":1")));
        servers.put("ends for a reason of its own", json(200, PLAIN.replace("\"stop\"", "\"eos_token\"")));
        servers.put(
                "gives two choices",
                json(200, PLAIN.replace("}],\"usage", "},{\"index\":1,\"message\":{\"content\":\"43\"}}],\"usage")));
        servers.put(
                "gives content in parts",
                message("{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"6 x 7\"}]},"
                        + "{\"type\":\"text\",\"text\":\"4\"},{\"type\":\"text\",\"text\":\"2\"}]}"));
        servers.put(
                "gives text as an object with annotations",
                message("{\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"42\",\"annotations\":[]}}]}"));
        servers.put("gives text as an object", message("{\"content\":{\"text\":{\"value\":\"42\"}}}"));
        servers.put(
                "gives one part without a list", message("{\"content\":{\"type\":\"output_text\",\"text\":\"42\"}}"));
        servers.put("gives a list of texts", message("{\"content\":[\"4\",\"2\"]}"));
        servers.put("gives parts without a type", message("{\"content\":[{\"text\":\"42\"}]}"));
        servers.put("gives a bare number", message("{\"content\":42}"));
        servers.put("gives text without a message", json(200, "{\"choices\":[{\"text\":\"42\"}]}"));
        servers.put(
                "streams unasked",
                EventStreamTest.streams("data: {\"choices\":[{\"delta\":{\"content\":\"42\"},"
                        + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
        servers.put(
                "counts in words", json(200, PLAIN.replace(":10,", ":\"10\",").replace(":3,", ":\"3\",")));
        int number = 0;
        for (String thinking : Endpoints.thinkingBodies()) {
            servers.put("thinks aloud, way " + ++number, message(thinking));
        }
        servers.put(
                "thinks in two places",
                message("{\"content\":\"<think>\\n\\n</think>\\n\\n42\",\"reasoning_content\":\"6 x 7\"}"));
        servers.put("closes the tag once more", message("{\"content\":\"</think>42\",\"reasoning\":\"6 x 7\"}"));
        servers.put("thinks in brackets", message("{\"content\":\"[THINK]6 x 7[/THINK]42\"}"));
        return servers;
    }

    /** An answer with the given message. */
    static Act message(String message) {
        return json(200, completion(message, "stop"));
    }

    /** Refuses whatever asks too much, and does the rest as told. */
    static Act refusing(Act act) {
        return (seen, socket) -> seen.body().contains("TOO LONG")
                ? fails(400, "the request exceeds the available context size").play(seen, socket)
                : act.play(seen, socket);
    }

    private static Act refusesUpgrades() {
        return (seen, socket) -> seen.head().toLowerCase(Locale.ROOT).contains("upgrade")
                ? json(400, "Unsupported upgrade request.").play(seen, socket)
                : says("42").play(seen, socket);
    }

    /** Keeps the connection open until it is used again, and then closes it without a word. */
    static Act closesAtReuse() {
        Map<Socket, Boolean> used = new java.util.concurrent.ConcurrentHashMap<>();
        return (seen, socket) -> used.put(socket, true) == null && says("42").play(seen, socket);
    }

    /** Refuses every field it does not know, as pydantic does. */
    static Act strict(int status, boolean allAtOnce, Set<String> known) {
        return (seen, socket) -> {
            JsonNode body = new ObjectMapper().readTree(seen.body());
            List<String> unknown = new ArrayList<>();
            body.fieldNames().forEachRemaining(field -> {
                if (!known.contains(field)) {
                    unknown.add("{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"" + field
                            + "\"],\"msg\":\"Extra inputs are not permitted\"}");
                }
            });
            if (unknown.isEmpty()) {
                return says("42").play(seen, socket);
            }
            List<String> named = allAtOnce ? unknown : unknown.subList(0, 1);
            return json(status, "{\"detail\":[" + String.join(",", named) + "]}")
                    .play(seen, socket);
        };
    }

    private static Act chunked() {
        return (seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (String piece : PLAIN.split("(?<=\\G.{7})")) {
                send(socket, Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
            send(socket, "0\r\n\r\n");
            return true;
        };
    }

    private static Act gzipped() {
        return (seen, socket) -> {
            write(socket, packed(PLAIN.getBytes(StandardCharsets.UTF_8)), "Content-Encoding: gzip");
            return true;
        };
    }

    private static Act endsByClosing() {
        return (seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + PLAIN);
            socket.shutdownOutput();
            return false;
        };
    }

    private static Act drips() {
        return (seen, socket) -> {
            send(socket, head(200, PLAIN));
            for (byte drop : PLAIN.getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(drop);
                socket.getOutputStream().flush();
            }
            return true;
        };
    }

    /** An answer with another type. */
    static Act typed(String type, String body) {
        return (seen, socket) -> {
            send(socket, head(200, body).replace("application/json", type) + body);
            return true;
        };
    }

    /** An answer of bytes. */
    static Act bytes(byte[] body, String... headers) {
        return (seen, socket) -> {
            write(socket, body, headers);
            return true;
        };
    }

    /** A body that never ends. */
    static Act endless() {
        return (seen, socket) -> {
            send(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"choices\":[");
            byte[] more = new byte[1 << 16];
            Arrays.fill(more, (byte) ' ');
            while (true) {
                socket.getOutputStream().write(more);
            }
        };
    }

    static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static void write(Socket socket, byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        send(socket, head + "\r\n");
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
    }
}
