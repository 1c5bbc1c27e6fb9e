package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a data file.
 *
 * @param file where it stands
 * @param line the line it starts on, counted from 1
 * @param fields in their order
 */
record Row(Path file, long line, Map<String, JsonNode> fields) {

    /** What some sets call the text of a question that is an object and holds the choices too. */
    private static final String STEM = "stem";

    /** The row of a JSON object. */
    static Row of(Path file, long line, JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.path(STEM).isTextual()) {
                fields.put(field.getKey(), value.path(STEM));
                value.properties().forEach(part -> fields.putIfAbsent(part.getKey(), part.getValue()));
                fields.remove(STEM);
            } else {
                fields.put(field.getKey(), value);
            }
        });
        return new Row(file, line, fields);
    }

    /** The field's value if it is there, not null and not blank. */
    Optional<JsonNode> value(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(node ->
                        !node.isNull() && !(node.isTextual() && node.asText().isBlank()));
    }

    /** The field's value as text; what is neither text nor a number nor a truth value comes as JSON. */
    Optional<String> text(String field) {
        return value(field).map(Row::text);
    }

    /**
     * The field's value where a text is expected.
     *
     * @throws DataException if it is an object or a list
     */
    Optional<String> plain(String field) {
        value(field).filter(JsonNode::isContainerNode).ifPresent(node -> {
            throw error("'" + field + "' is " + kind(node)
                    + " where a text is expected; write the text alone into the field, or name another field");
        });
        return text(field);
    }

    /**
     * The field's value, or each of its values if it is a list.
     *
     * @throws DataException if one of them is no text
     */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        value(field).ifPresent(node -> {
            for (JsonNode element : node.isArray() ? node : List.of(node)) {
                if (element.isContainerNode()) {
                    throw error(
                            "'" + field + "' holds " + kind(element) + " where a text or a list of texts is expected");
                }
                texts.add(text(element));
            }
        });
        texts.removeIf(String::isBlank);
        return texts;
    }

    private static String kind(JsonNode container) {
        return container.isArray() ? "a list" : "an object";
    }

    DataException error(String problem) {
        return new DataException(file, line, problem);
    }

    static String text(JsonNode node) {
        if (node.isNull()) {
            return "";
        }
        return node.isContainerNode() ? node.toString() : node.asText();
    }
}
