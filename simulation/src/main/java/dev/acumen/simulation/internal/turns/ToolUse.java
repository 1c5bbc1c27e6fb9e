package dev.acumen.simulation.internal.turns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call of a tool.
 *
 * @param tool its name
 * @param arguments a JSON object
 */
public record ToolUse(String tool, String arguments) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A call with the given arguments. */
    public static ToolUse of(String tool, Map<String, Object> arguments) {
        return new ToolUse(tool, json(new TreeMap<>(arguments)));
    }

    /** As it is written into a reply where calls are text. */
    public String asText() {
        return "```tool_call\n{\"name\": \"" + tool + "\", \"arguments\": " + arguments + "}\n```";
    }

    private static String json(Map<String, Object> arguments) {
        try {
            return MAPPER.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments are text and numbers", e);
        }
    }
}
