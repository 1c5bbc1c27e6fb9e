package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The text of a reply, in whichever form its content came, and the thinking among it. Nothing that was said is taken for nothing. */
final class ReplyText {

    private static final Set<String> TEXTS = Set.of("text", "output_text", "input_text");

    private final StringBuilder text = new StringBuilder();
    private final List<String> thoughts = new ArrayList<>();
    private final Set<String> unread = new TreeSet<>();

    private ReplyText() {}

    /**
     * Reads the content.
     *
     * @throws UnreadableAnswer if it has parts, and none of them is text
     */
    static ReplyText of(JsonNode content) {
        ReplyText read = new ReplyText();
        if (content.isArray() && hasParts(content)) {
            content.forEach(read::part);
            if (read.text.isEmpty() && !read.unread.isEmpty()) {
                throw new UnreadableAnswer("the server's answer has no text but " + String.join(", ", read.unread));
            }
        } else if (content.isObject() && isPart(content)) {
            read.part(content);
        } else if (content.isContainerNode()) {
            // JSON that was asked for, and that the server has parsed.
            read.text.append(content.isEmpty() && content.isArray() ? "" : content.toString());
        } else {
            read.text.append(content.isNull() ? "" : content.asText(""));
        }
        return read;
    }

    String text() {
        return text.toString();
    }

    List<String> thoughts() {
        return thoughts;
    }

    private static boolean hasParts(JsonNode content) {
        for (JsonNode part : content) {
            if (!part.isTextual() && !isPart(part) && !part.path("text").isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(JsonNode node) {
        return node.path("type").isTextual() || node.path("text").path("value").isTextual();
    }

    private void part(JsonNode part) {
        String type = part.path("type").asText("").toLowerCase(Locale.ROOT);
        if (part.isTextual()) {
            text.append(part.asText());
        } else if (type.startsWith("thinking") || type.startsWith("reasoning")) {
            String thought = said(part, List.of("text", "thinking", "reasoning", "summary", "content"));
            if (!thought.isBlank()) {
                thoughts.add(thought);
            }
        } else if (type.isEmpty() || TEXTS.contains(type)) {
            text.append(said(part, List.of("text", "content", "value")));
        } else {
            String said = said(part, List.of("text"));
            text.append(said);
            if (said.isEmpty()) {
                unread.add("a part of type '" + type + "'");
            }
        }
    }

    /** What stands in the first of the fields that says something: text, {@code {"value": text}}, or a list of either. */
    private static String said(JsonNode part, List<String> fields) {
        for (String field : fields) {
            String said = said(part.path(field));
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }

    private static String said(JsonNode value) {
        if (value.isArray()) {
            StringBuilder all = new StringBuilder();
            value.forEach(one -> all.append(said(one)));
            return all.toString();
        }
        return value.isObject()
                ? said(value, List.of("value", "text", "content"))
                : value.isNull() ? "" : value.asText("");
    }
}
