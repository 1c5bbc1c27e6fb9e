package dev.acumen.tools.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.modelcontextprotocol.spec.McpSchema.JsonSchema;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server says of a tool, as a model is told. Schemas of fields pass as they are written. */
final class McpSpecification {

    private static final ObjectMapper JSON = new ObjectMapper();

    private McpSpecification() {}

    static ToolSpecification of(String name, Tool tool) {
        return ToolSpecification.builder()
                .name(name)
                .description(Optional.ofNullable(tool.description())
                        .or(() -> Optional.ofNullable(tool.title()))
                        .orElse(tool.name()))
                .parameters(parameters(Optional.ofNullable(tool.inputSchema())))
                .build();
    }

    private static JsonObjectSchema parameters(Optional<JsonSchema> schema) {
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder();
        schema.ifPresent(given -> {
            elements(given.properties()).forEach(parameters::addProperty);
            parameters.required(Optional.ofNullable(given.required()).orElse(List.of()));
            Map<String, JsonSchemaElement> definitions = elements(given.definitions());
            definitions.putAll(elements(given.defs()));
            if (!definitions.isEmpty()) {
                parameters.definitions(definitions);
            }
            Optional.ofNullable(given.additionalProperties()).ifPresent(parameters::additionalProperties);
        });
        return parameters.build();
    }

    private static Map<String, JsonSchemaElement> elements(@Nullable Map<String, Object> schemas) {
        Map<String, JsonSchemaElement> elements = new LinkedHashMap<>();
        if (schemas != null) {
            schemas.forEach((name, schema) -> elements.put(name, JsonRawSchema.from(json(schema))));
        }
        return elements;
    }

    /** Definitions all go under {@code $defs}, as drafts of the schema since 2019 have it. */
    private static String json(Object schema) {
        try {
            return JSON.writeValueAsString(schema instanceof Map<?, ?> ? schema : Map.of())
                    .replace("\"#/definitions/", "\"#/$defs/");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written as JSON", e);
        }
    }
}
