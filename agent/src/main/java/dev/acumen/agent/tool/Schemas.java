package dev.acumen.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;

/** What a tool takes, as JSON schema in text. */
final class Schemas {

    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Schemas() {}

    static String text(ToolSpecification tool) {
        if (tool.parameters() == null) {
            return "{}";
        }
        try {
            return SORTED.writeValueAsString(JsonSchemaElementUtils.toMap(tool.parameters()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema of " + tool.name() + " is no JSON", e);
        }
    }
}
