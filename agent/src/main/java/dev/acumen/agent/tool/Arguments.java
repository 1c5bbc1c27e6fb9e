package dev.acumen.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.prompts.reply.TolerantJson;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as a model wrote them, brought into one form: a JSON object with the parameters the tool takes. What local models often do
 * wrong is mended once: nothing at all, a missing last brace, backslashes that are not doubled, JSON within a JSON string, the bare value of the only
 * parameter.
 *
 * @param json an object
 * @param repaired whether it had to be mended
 */
record Arguments(String json, boolean repaired) {

    private static final int DEEPEST = 64;

    /**
     * Reads what a model wrote.
     *
     * @param reading the rules of the reply it stands in
     * @throws ToolFailure if it cannot be mended; the message says what the tool takes
     */
    static Arguments read(@Nullable String written, ToolSpecification tool, ReplyReading reading) {
        String asWritten = written == null ? "" : written.strip();
        String text = TolerantJson.meant(asWritten, reading);
        JsonNode plain = TolerantJson.strictly(text);
        boolean repaired = !plain.isObject() || !text.equals(asWritten);
        ObjectNode object = plain instanceof ObjectNode whole
                ? whole
                : mended(asWritten, plain, tool, reading)
                        .orElseThrow(() -> refused("its arguments are no JSON object", tool));
        List<String> missing = required(tool).stream()
                .filter(name ->
                        object.path(name).isMissingNode() || object.path(name).isNull())
                .toList();
        if (!missing.isEmpty()) {
            throw refused("it lacks " + String.join(", ", missing), tool);
        }
        return new Arguments(object.toString(), repaired);
    }

    /** What can stand for arguments that cannot be read, where a server wants to see some. */
    static String none() {
        return "{}";
    }

    private static Optional<ObjectNode> mended(
            String text, JsonNode plain, ToolSpecification tool, ReplyReading reading) {
        if (text.isEmpty() || plain.isNull()) {
            return Optional.of(JsonNodeFactory.instance.objectNode());
        }
        if (plain.isTextual() && strictly(plain.asText().strip(), reading) instanceof ObjectNode within) {
            return Optional.of(within);
        }
        if (plain.isMissingNode() && text.startsWith("{")) {
            if (strictly(closed(text), reading) instanceof ObjectNode whole) {
                return Optional.of(whole);
            }
            try {
                return TolerantJson.object(text, reading) instanceof ObjectNode tolerated
                        ? Optional.of(tolerated)
                        : Optional.empty();
            } catch (UnreadableReply e) {
                return Optional.empty();
            }
        }
        Set<String> names = parameters(tool);
        boolean isBareValue = !plain.isContainerNode() && !text.startsWith("{") && !text.startsWith("[");
        if (names.size() != 1 || !isBareValue) {
            return Optional.empty();
        }
        ObjectNode only = JsonNodeFactory.instance.objectNode();
        only.set(names.iterator().next(), plain.isMissingNode() ? JsonNodeFactory.instance.textNode(text) : plain);
        return Optional.of(only);
    }

    /** The text with the string, the lists and the objects ended that it leaves open. */
    private static String closed(String text) {
        Deque<Character> open = new ArrayDeque<>();
        boolean inString = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (inString) {
                at += c == '\\' ? 1 : 0;
                inString = c != '"';
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
            }
            if (open.size() > DEEPEST) {
                return text;
            }
        }
        StringBuilder whole = new StringBuilder(text).append(inString ? "\"" : "");
        open.forEach(whole::append);
        return whole.toString();
    }

    private static JsonNode strictly(String text, ReplyReading reading) {
        return TolerantJson.strictly(TolerantJson.meant(text, reading));
    }

    private static ToolFailure refused(String what, ToolSpecification tool) {
        Set<String> names = parameters(tool);
        return new ToolFailure(
                ToolProblem.BAD_ARGUMENTS,
                "the call of " + tool.name() + " was not made: " + what + ". It takes "
                        + (names.isEmpty()
                                ? "an empty JSON object"
                                : "a JSON object with " + String.join(", ", names)
                                        + (required(tool).containsAll(names)
                                                ? ""
                                                : " (needed: " + String.join(", ", required(tool)) + ")")));
    }

    private static Set<String> parameters(ToolSpecification tool) {
        JsonObjectSchema schema = tool.parameters();
        return schema == null ? Set.of() : schema.properties().keySet();
    }

    private static Collection<String> required(ToolSpecification tool) {
        JsonObjectSchema schema = tool.parameters();
        return schema == null || schema.required() == null ? List.of() : schema.required();
    }
}
