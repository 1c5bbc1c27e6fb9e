package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.run.TokenEstimate;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks, as bytes that two equal requests share: messages, tools, answer format and sampling settings.
 *
 * @param fingerprint of those bytes
 * @param tokens estimated from them; more than the server counts, because they are JSON
 */
record CanonicalRequest(String fingerprint, long tokens) {

    private static final ObjectMapper SORTED = JsonMapper.builder()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .build();

    static CanonicalRequest of(ChatRequest request) {
        List<String> fields = new ArrayList<>();
        fields.add(ChatMessageSerializer.messagesToJson(request.messages()));
        for (Object setting : settings(request)) {
            fields.add(Objects.toString(setting, ""));
        }
        if (request.toolSpecifications() != null) {
            request.toolSpecifications().forEach(tool -> fields.add(describe(tool)));
        }
        fields.add(describe(request.responseFormat()));
        if (PromptLikelihood.isAsked(request)) {
            fields.add(json(PromptLikelihood.fields(request)));
        }
        long tokens = 0;
        for (String field : fields) {
            tokens += TokenEstimate.of(field);
        }
        return new CanonicalRequest(Fingerprint.of(fields).hex(), tokens);
    }

    private static List<Object> settings(ChatRequest request) {
        List<Object> settings = new ArrayList<>();
        settings.add(request.temperature());
        settings.add(request.topP());
        settings.add(request.topK());
        settings.add(request.frequencyPenalty());
        settings.add(request.presencePenalty());
        settings.add(request.maxOutputTokens());
        settings.add(request.toolChoice());
        settings.add(request.stopSequences() == null ? "" : String.join("\u0000", request.stopSequences()));
        return settings;
    }

    private static String describe(ToolSpecification tool) {
        return tool.name() + "\u0000" + Objects.toString(tool.description(), "") + "\u0000"
                + (tool.parameters() == null ? "" : json(JsonSchemaElementUtils.toMap(tool.parameters())));
    }

    private static String describe(@Nullable ResponseFormat format) {
        if (format == null) {
            return "";
        }
        return format.jsonSchema() == null
                ? format.type().name()
                : format.jsonSchema().name()
                        + json(JsonSchemaElementUtils.toMap(format.jsonSchema().rootElement()));
    }

    private static String json(Object value) {
        try {
            return SORTED.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a schema that is no JSON", e);
        }
    }
}
