package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.endpoints.internal.http.ConnectionBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer that came as server-sent events (WHATWG HTML, section 9.2), asked for or not: the events' data, put together into one answer.
 */
final class EventStream {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern FIELD = Pattern.compile("\\A\\s*(?:data|event|id|retry)?:");
    private static final String DONE = "[DONE]";

    private EventStream() {}

    /** Whether the body is events: no JSON begins like that. */
    static boolean isOne(String body) {
        return FIELD.matcher(body.substring(0, Math.min(body.length(), 1_000))).find();
    }

    /**
     * The answer that the events make up.
     *
     * @throws ConnectionBroken if the stream ends before the answer does
     * @throws UnreadableAnswer if an event is no JSON
     * @throws dev.langchain4j.exception.HttpException if an event tells of an error
     */
    static ObjectNode read(String body) {
        Chunks chunks = new Chunks();
        StringBuilder data = new StringBuilder();
        String event = "";
        for (String line : LINE_END.split(body, -1)) {
            if (line.isEmpty()) {
                take(event, data, chunks);
                event = "";
            } else if (line.startsWith("data:")) {
                String value = line.substring(5);
                // Some servers leave out the empty line between events.
                if (isWhole(data)) {
                    take(event, data, chunks);
                }
                data.append(data.isEmpty() ? "" : "\n").append(value.startsWith(" ") ? value.substring(1) : value);
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip().toLowerCase(Locale.ROOT);
            }
        }
        // What stands after the last empty line was not sent to its end, unless it happens to be whole.
        if (isWhole(data)) {
            take(event, data, chunks);
        }
        return chunks.answer();
    }

    /** The answer that chunks without a frame around them make up, one JSON after another. */
    static ObjectNode readLines(String body) {
        Chunks chunks = new Chunks();
        for (String line : LINE_END.split(body, -1)) {
            if (!line.isBlank()) {
                chunks.add(parsed(line));
            }
        }
        return chunks.answer();
    }

    private static boolean isWhole(StringBuilder data) {
        if (data.isEmpty()) {
            return false;
        }
        if (data.toString().strip().equals(DONE)) {
            return true;
        }
        try {
            return MAPPER.readTree(data.toString()).isContainerNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void take(String event, StringBuilder data, Chunks chunks) {
        String text = data.toString().strip();
        data.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        if (text.equals(DONE)) {
            chunks.done();
            return;
        }
        if (event.equals("error") && !text.startsWith("{")) {
            ServerError.raise(MAPPER.getNodeFactory().textNode(text));
        }
        JsonNode chunk = parsed(text);
        if (event.equals("error") && !chunk.has("error")) {
            ServerError.raise(chunk);
        }
        chunks.add(chunk);
    }

    private static JsonNode parsed(String data) {
        try {
            return MAPPER.readTree(data);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer(
                    "the server's answer is a stream with an event that is no JSON: " + Completion.start(data), e);
        }
    }

    /** Chunks of a completion, added up. */
    private static final class Chunks {
        private final ObjectNode answer = MAPPER.createObjectNode();
        private final List<ChoiceSoFar> choices = new ArrayList<>();
        private boolean isDone;

        void done() {
            isDone = true;
        }

        void add(JsonNode chunk) {
            ServerError.raiseIfAny(chunk);
            for (String field : List.of("id", "model")) {
                if (!answer.has(field) && chunk.path(field).isTextual()) {
                    answer.set(field, chunk.path(field));
                }
            }
            usage(chunk.path("usage"));
            usage(chunk.path("x_groq").path("usage"));
            if (chunk.path("prompt_filter_results").size() > 0) {
                answer.set("prompt_filter_results", chunk.path("prompt_filter_results"));
            }
            for (JsonNode choice : chunk.path("choices")) {
                choice(choice.path("index").asInt(0)).add(choice);
            }
        }

        /** The last one counts: some servers report with every chunk what it came to so far. */
        private void usage(JsonNode usage) {
            if (usage.isObject() && !usage.isEmpty()) {
                answer.set("usage", usage);
            }
        }

        private ChoiceSoFar choice(int index) {
            for (ChoiceSoFar known : choices) {
                if (known.index() == index) {
                    return known;
                }
            }
            ChoiceSoFar added = new ChoiceSoFar(index);
            choices.add(added);
            return added;
        }

        ObjectNode answer() {
            ChoiceSoFar first = choices.stream()
                    .min((one, other) -> Integer.compare(one.index(), other.index()))
                    .orElse(null);
            boolean isWhole = isDone || (first != null && first.isFinished());
            if (!isWhole) {
                throw new ConnectionBroken("the server's stream ended in the middle of its answer");
            }
            if (first != null) {
                answer.putArray("choices").add(first.whole());
            }
            return answer;
        }
    }
}
