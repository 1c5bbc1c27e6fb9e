package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One choice of a streamed answer, piece by piece. Used by one thread. */
final class ChoiceSoFar {

    private final int index;
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    private final List<CallSoFar> calls = new ArrayList<>();
    private final ObjectNode choice = JsonNodeFactory.instance.objectNode();
    private Optional<ObjectNode> whole = Optional.empty();

    ChoiceSoFar(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** Whether the server said why it ended. */
    boolean isFinished() {
        return choice.path("finish_reason").isTextual();
    }

    /** One more piece. */
    void add(JsonNode piece) {
        for (String field : List.of("finish_reason", "content_filter_results", "error")) {
            JsonNode value = piece.path(field);
            // Some servers send an empty reason, or the word null, with every piece.
            boolean saysNothing = value.isMissingNode()
                    || value.isNull()
                    || (value.isTextual()
                            && (value.asText().isBlank() || value.asText().equals("null")));
            if (!saysNothing) {
                choice.set(field, value);
            }
        }
        if (piece.path("message") instanceof ObjectNode message) {
            // Some gateways put the whole answer into one event.
            whole = Optional.of(message);
        } else if (piece.path("text").isTextual() && !piece.has("delta")) {
            text("content").append(piece.path("text").asText());
        }
        delta(piece.path("delta"));
    }

    private void delta(JsonNode delta) {
        delta.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("tool_calls")) {
                value.forEach(this::call);
            } else if (value.isTextual()) {
                text(field.getKey()).append(value.asText());
            } else if (field.getKey().equals("content") && value.isArray()) {
                value.forEach(parts::add);
            } else if (field.getKey().equals("content") && !value.isNull()) {
                if (value.isObject()) {
                    parts.add(value);
                } else {
                    text("content").append(value.asText());
                }
            }
        });
    }

    /**
     * The first piece of a call has its id and name. With an index another id begins another call only if it brings a name, for some servers make an id for
     * every piece; without one another id does.
     */
    private void call(JsonNode piece) {
        String id = piece.path("id").asText("");
        String name = piece.path("function").path("name").asText("");
        int place = piece.path("index").asInt(-1);
        CallSoFar call = null;
        for (CallSoFar known : calls) {
            if (known.isMeantBy(place, id)) {
                call = known;
            }
        }
        boolean isAnother = call != null && call.isEndedBy(id, name, place);
        if (call == null || isAnother) {
            call = new CallSoFar(place);
            calls.add(call);
        }
        call.add(id, name, piece.path("function").path("arguments"));
    }

    private StringBuilder text(String field) {
        return texts.computeIfAbsent(field, added -> new StringBuilder());
    }

    /** The choice as an answer in one piece has it. */
    ObjectNode whole() {
        ObjectNode message = whole.orElseGet(JsonNodeFactory.instance::objectNode);
        texts.forEach((field, text) -> {
            if (!message.path(field).isTextual() || whole.isEmpty()) {
                message.put(field, text.toString());
            }
        });
        if (!parts.isEmpty()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            if (texts.containsKey("content")) {
                all.add(text("content").toString());
            }
            message.set("content", all.addAll(parts));
        }
        if (!calls.isEmpty()) {
            ArrayNode all = message.putArray("tool_calls");
            calls.forEach(call -> all.add(call.whole()));
        }
        choice.put("index", 0);
        choice.set("message", message);
        return choice;
    }

    /** A tool call, piece by piece. */
    private static final class CallSoFar {
        private final int index;
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
        private String id = "";

        CallSoFar(int index) {
            this.index = index;
        }

        boolean isMeantBy(int place, String otherId) {
            return place >= 0 ? place == index : otherId.isEmpty() || id.isEmpty() || otherId.equals(id) || index < 0;
        }

        boolean isEndedBy(String otherId, String otherName, int place) {
            boolean hasOtherId = !otherId.isEmpty() && !id.isEmpty() && !otherId.equals(id);
            boolean namesAgain = place < 0 && otherId.isEmpty() && !otherName.isEmpty() && !name.isEmpty();
            return (hasOtherId && (place < 0 || !otherName.isEmpty())) || namesAgain;
        }

        void add(String pieceId, String pieceName, JsonNode pieceArguments) {
            id = id.isEmpty() ? pieceId : id;
            // By the protocol a name may come in pieces; some servers repeat the whole of it with each piece.
            if (!pieceName.contentEquals(name)) {
                name.append(pieceName);
            }
            arguments.append(pieceArguments.isContainerNode() ? pieceArguments.toString() : pieceArguments.asText(""));
        }

        ObjectNode whole() {
            ObjectNode call =
                    JsonNodeFactory.instance.objectNode().put("id", id).put("type", "function");
            call.putObject("function").put("name", name.toString()).put("arguments", arguments.toString());
            return call;
        }
    }
}
