package dev.acumen.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.prompts.reply.TolerantJson;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tools that a model was offered. Immutable. */
final class OfferedTools {

    private static final Pattern SCALAR =
            Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|true|false|null");

    private final Map<String, ToolSpecification> tools;

    OfferedTools(List<ToolSpecification> tools) {
        this.tools = tools.stream().collect(Collectors.toMap(ToolSpecification::name, Function.identity()));
    }

    boolean has(String name) {
        return tools.containsKey(name);
    }

    /** The tool that is meant: {@code functions.NAME:0} and {@code default_api.NAME} are {@code NAME} too. Any other name stays as it is. */
    String named(String written) {
        if (has(written)) {
            return written;
        }
        String plain = written.replaceAll(":\\d+\\z|\\.call\\z", "");
        String last = plain.substring(plain.lastIndexOf('.') + 1);
        return has(plain) ? plain : has(last) ? last : written;
    }

    /** Whether the fields are parameters of the tool, with all that it needs. */
    boolean takes(String tool, JsonNode fields) {
        if (!has(tool)) {
            return false;
        }
        List<String> known = parameters(tool);
        List<String> needed = schema(tool).map(JsonObjectSchema::required).orElse(List.of());
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                return false;
            }
        }
        return needed.stream().allMatch(fields::has);
    }

    /** The names of a tool's parameters, in their order. */
    List<String> parameters(String tool) {
        return schema(tool)
                .map(schema -> List.copyOf(schema.properties().keySet()))
                .orElse(List.of());
    }

    private Optional<JsonObjectSchema> schema(String tool) {
        return Optional.ofNullable(tools.get(tool)).map(ToolSpecification::parameters);
    }

    /** A value that was written as plain text, as the parameter takes it. */
    JsonNode value(String tool, String parameter, String text) {
        Optional<JsonSchemaElement> element =
                schema(tool).map(schema -> schema.properties().get(parameter));
        JsonNode asText = JsonNodeFactory.instance.textNode(text);
        if (element.map(OfferedTools::isText).orElse(true)) {
            return asText;
        }
        String plain = text.strip();
        String json = plain.equals("True") || plain.equals("False") || plain.equals("None")
                ? plain.equals("None") ? "null" : plain.toLowerCase(Locale.ROOT)
                : plain;
        boolean isWhole =
                SCALAR.matcher(json).matches() || TolerantJson.end(json, 0).orElse(-1) == json.length();
        return isWhole ? TolerantJson.strictly(TolerantJson.meant(json, ReplyReading.latest())) : asText;
    }

    /** An optional text is a choice of text and null. */
    private static boolean mayBeText(JsonNode schema) {
        JsonNode type = schema.path("type");
        boolean isNamed = type.asText("").equals("string");
        for (JsonNode one : type) {
            isNamed |= one.asText("").equals("string");
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            for (JsonNode one : schema.path(choice)) {
                isNamed |= mayBeText(one);
            }
        }
        return isNamed;
    }

    private static boolean isText(JsonSchemaElement element) {
        if (element instanceof JsonRawSchema raw) {
            return mayBeText(TolerantJson.strictly(raw.schema()));
        }
        return element instanceof JsonStringSchema || element instanceof JsonEnumSchema;
    }
}
