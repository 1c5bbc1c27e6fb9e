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

    /** The row of a JSON object. */
    static Row of(Path file, long line, JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
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

    /** The field's value, or each of its values if it is a list. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        value(field).ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(element -> texts.add(text(element)));
            } else {
                texts.add(text(node));
            }
        });
        texts.removeIf(String::isBlank);
        return texts;
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
