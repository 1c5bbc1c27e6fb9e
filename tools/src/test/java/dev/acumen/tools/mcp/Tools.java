package dev.acumen.tools.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.TreeSet;

/** The protocol's side of the servers of these tests: what they offer, and what they answer. */
final class Tools {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String habits;
    private final int start;
    private int counted;

    /** @param start how often the server was started, from 1 */
    Tools(String habits, int start) {
        this.habits = habits;
        this.start = start;
    }

    ObjectNode answer(JsonNode request) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", request.get("id"));
        switch (request.path("method").asText()) {
            case "initialize" ->
                answer.set(
                        "result",
                        JSON.createObjectNode()
                                .put(
                                        "protocolVersion",
                                        request.at("/params/protocolVersion").asText())
                                .<ObjectNode>set("capabilities", JSON.readTree("{\"tools\": {\"listChanged\": false}}"))
                                .set(
                                        "serverInfo",
                                        JSON.readTree("{\"name\": \"test\", \"version\": \"1\", \"odd\": [1]}")));
            case "tools/list" ->
                answer.set("result", list(request.at("/params/cursor").asText("")));
            case "tools/call" -> call(request.path("params"), answer);
            case "ping" -> answer.putObject("result");
            default -> answer.putObject("error").put("code", -32601).put("message", "Method not found");
        }
        return answer;
    }

    private static JsonNode list(String cursor) throws IOException {
        return JSON.readTree(cursor.isEmpty() ? """
                        {"nextCursor": "2", "tools": [
                          {"name": "echo", "description": "Says it again", "annotations": {"readOnlyHint": true},
                           "inputSchema": {"type": "object", "required": ["text"], "additionalProperties": {"type": "string"},
                            "properties": {"text": {"type": "string", "minLength": 1}, "how": {"$ref": "#/definitions/How"},
                             "any": {"oneOf": [{"type": "integer"}, {"type": "array", "items": {"type": "number"}}]}},
                            "definitions": {"How": {"enum": ["loud", "soft"]}}}},
                          {"name": "do.it/all", "inputSchema": {"type": "object"}}
                        ]}""" : """
                        {"tools": [
                          {"name": "count", "title": "Counts calls", "inputSchema": {"type": "object", "properties": {}}},
                          {"name": "fail", "description": "Fails", "inputSchema": {"type": "object"}},
                          {"name": "many", "description": "Many forms", "inputSchema": {"type": "object"}},
                          {"name": "structured", "description": "s", "inputSchema": {"type": "object"},
                           "outputSchema": {"type": "object", "properties": {"n": {"type": "string"}}}},
                          {"name": "environment", "description": "e", "inputSchema": {"type": "object"}},
                          {"name": "die", "description": "d", "inputSchema": {"type": "object"}},
                          {"name": "die_once", "description": "d", "inputSchema": {"type": "object"}},
                          {"name": "hang", "description": "h", "inputSchema": {"type": "object"}},
                          {"name": "huge", "description": "h", "inputSchema": {"type": "object"}}
                        ]}""");
    }

    private void call(JsonNode parameters, ObjectNode answer) throws IOException {
        String tool = parameters.path("name").asText();
        boolean dies = tool.equals("die") || (tool.equals("die_once") && start == 1);
        if (dies) {
            System.err.println("I die");
            Runtime.getRuntime().halt(9);
        }
        if (tool.equals("hang")) {
            hang();
        }
        switch (tool) {
            case "echo" ->
                answer.set("result", text(parameters.at("/arguments/text").asText() + habitsShown()));
            case "count" -> answer.set("result", text("call " + ++counted + " of start " + start));
            case "die_once", "do.it/all" -> answer.set("result", text(tool + " done"));
            case "fail" -> answer.set("result", text("no such\nfile").put("isError", true));
            case "environment" ->
                answer.set(
                        "result",
                        text(String.join(",", new TreeSet<>(System.getenv().keySet()))));
            case "huge" -> answer.set("result", text("x".repeat(300_000)));
            case "structured" ->
                answer.set("result", JSON.readTree("{\"content\": [], \"structuredContent\": {\"n\": 5}}"));
            case "many" -> answer.set("result", JSON.readTree("""
                            {"content": [{"type": "text", "text": "ü"},
                             {"type": "image", "data": "AAAAAAAA", "mimeType": "image/png"},
                             {"type": "audio", "data": "AAAA", "mimeType": "audio/wav"},
                             {"type": "resource", "resource": {"uri": "file:///a.txt", "mimeType": "text/plain", "text": "inside"}},
                             {"type": "resource", "resource": {"uri": "file:///b.bin", "blob": "AAAA"}},
                             {"type": "resource_link", "uri": "file:///c", "name": "c"}],
                             "structuredContent": {"hidden": true}}"""));
            default -> answer.putObject("error").put("code", -32602).put("message", "Unknown tool: " + tool);
        }
    }

    private String habitsShown() {
        return habits.contains("named") ? " " + habits.substring(habits.indexOf("named")) : "";
    }

    private static ObjectNode text(String text) {
        ObjectNode result = JSON.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result;
    }

    private static void hang() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
