package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was said so far, and what a right next reply would be. A list of messages with {@code role} and {@code content}, or with
 * {@code from} and {@code value}.
 *
 * @param turns what the agent is shown, at least one, the last not the assistant's
 * @param reply what the assistant said last, if it had the last word
 */
record Conversation(List<Turn> turns, Optional<String> reply) {

    private static final InputTemplate TRANSCRIPT = InputTemplate.resource("conversation.txt");
    private static final String SYSTEM = "System";
    private static final String USER = "User";
    private static final String ASSISTANT = "Assistant";
    private static final Map<String, String> SPEAKERS = Map.ofEntries(
            Map.entry("system", SYSTEM),
            Map.entry("developer", SYSTEM),
            Map.entry("user", USER),
            Map.entry("human", USER),
            Map.entry("prompter", USER),
            Map.entry("assistant", ASSISTANT),
            Map.entry("gpt", ASSISTANT),
            Map.entry("chatgpt", ASSISTANT),
            Map.entry("ai", ASSISTANT),
            Map.entry("bot", ASSISTANT),
            Map.entry("model", ASSISTANT),
            Map.entry("tool", "Tool"),
            Map.entry("function", "Tool"),
            Map.entry("observation", "Tool"));

    /** Something somebody said. */
    record Turn(String speaker, String text) {}

    /** Whether the value is a list of messages. */
    static boolean isOne(JsonNode node) {
        return node.isArray()
                && !node.isEmpty()
                && node.path(0).isObject()
                && !speaker(node.path(0)).isMissingNode()
                && (node.path(0).has("content") || node.path(0).has("value"));
    }

    /**
     * Reads the conversation of a row.
     *
     * @throws DataException if a message has no text or nobody said it, or nothing is asked
     */
    static Conversation of(Row row, String field, JsonNode messages) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode message : messages) {
            turns.add(turn(row, "message " + (turns.size() + 1) + " of '" + field + "'", message));
        }
        Optional<String> reply = Optional.empty();
        while (!turns.isEmpty() && turns.get(turns.size() - 1).speaker().equals(ASSISTANT)) {
            String said = turns.remove(turns.size() - 1).text();
            reply = Optional.of(reply.map(later -> said + "\n\n" + later).orElse(said));
        }
        if (turns.stream().noneMatch(turn -> turn.speaker().equals(USER))) {
            throw row.error(
                    "nobody asks the assistant anything in '" + field + "'; a user's message comes before its reply");
        }
        return new Conversation(List.copyOf(turns), reply);
    }

    private static Turn turn(Row row, String place, JsonNode message) {
        String role = speaker(message).asText("").strip();
        String speaker = Optional.ofNullable(SPEAKERS.get(role.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> row.error(
                        place + " is by '" + role + "'; it may be system, user (human), assistant (gpt) or tool"));
        JsonNode content = message.has("content") ? message.path("content") : message.path("value");
        String text = content.isArray() ? parts(row, place, content) : content.isTextual() ? content.asText() : "";
        if (text.isBlank()) {
            throw row.error(place + " has no text; fill it in, or remove the message or the row");
        }
        return new Turn(speaker, text.strip());
    }

    private static String parts(Row row, String place, JsonNode parts) {
        List<String> texts = new ArrayList<>();
        for (JsonNode part : parts) {
            if (!part.path("text").isTextual()) {
                throw row.error(place + " has a part that is no text, such as a picture; agents are given text");
            }
            texts.add(part.path("text").asText());
        }
        return String.join("\n", texts);
    }

    private static JsonNode speaker(JsonNode message) {
        return message.has("role") ? message.path("role") : message.path("from");
    }

    /** What the agent is given: a single question as it is, behind what the system says; else a transcript. */
    String prompt() {
        long asked =
                turns.stream().filter(turn -> !turn.speaker().equals(SYSTEM)).count();
        if (asked == 1) {
            return turns.stream().map(Turn::text).collect(Collectors.joining("\n\n"));
        }
        String transcript =
                turns.stream().map(turn -> turn.speaker() + ": " + turn.text()).collect(Collectors.joining("\n\n"));
        return TRANSCRIPT.filled(name -> transcript);
    }
}
