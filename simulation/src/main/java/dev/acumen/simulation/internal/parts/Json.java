package dev.acumen.simulation.internal.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Writes what a reviewer replies. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String object(String field, Object value) {
        try {
            return MAPPER.writeValueAsString(Map.of(field, value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply is made of text and numbers", e);
        }
    }
}
