package dev.acumen.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.simulation.internal.parts.Conversation;
import dev.acumen.simulation.internal.parts.Utterance;
import dev.acumen.simulation.internal.turns.ToolUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the simulation reads of a chat-completions request. Other fields are ignored.
 *
 * @param conversation messages and schema name
 * @param temperature 1 if not given
 * @param nonce the {@code seed} field, or nothing
 * @param maxTokens the longest answer, if limited
 * @param given the reply of which it is asked how likely it is, if it is; the conversation is what stands before it
 */
record ChatRequest(
        Conversation conversation, double temperature, String nonce, OptionalInt maxTokens, Optional<String> given) {

    private static final int TOKENS_AROUND_A_MESSAGE = 4;

    static ChatRequest read(JsonNode body, boolean supportsJsonSchema) throws Refusal {
        if (!body.isObject()) {
            throw Refusal.invalid("the request body is not a JSON object");
        }
        if (body.path("stream").asBoolean()) {
            throw Refusal.invalid("the simulated endpoint does not stream: leave out 'stream'")
                    .naming("stream");
        }
        if (body.path("n").asInt(1) > 1) {
            throw Refusal.invalid("the simulated endpoint gives one choice: send 'n' requests with different 'seed'")
                    .naming("n");
        }
        JsonNode format = body.path("response_format");
        boolean schema = format.path("type").asText().equals("json_schema");
        if (schema && !supportsJsonSchema) {
            throw Refusal.invalid("'response_format' of type 'json_schema' is not supported")
                    .naming("response_format");
        }
        String schemaName = format.path("json_schema").path("name").asText();
        List<Utterance> utterances = utterances(body.path("messages"));
        Optional<String> given = given(body, utterances);
        Conversation conversation = new Conversation(
                given.isPresent() ? utterances.subList(0, utterances.size() - 1) : utterances,
                schema && !schemaName.isEmpty() ? Optional.of(schemaName) : Optional.empty(),
                tools(body));
        return new ChatRequest(
                conversation,
                number(body, "temperature").map(JsonNode::asDouble).orElse(1.0),
                number(body, "seed").map(JsonNode::asText).orElse(""),
                maxTokens(body),
                given);
    }

    private static Optional<String> given(JsonNode body, List<Utterance> utterances) {
        Utterance last = utterances.get(utterances.size() - 1);
        boolean isAsked = body.path("prompt_logprobs").isInt()
                && body.path("continue_final_message").asBoolean()
                && last.role().equals("assistant");
        return isAsked ? Optional.of(last.text()) : Optional.empty();
    }

    /** An estimate of the prompt's tokens. */
    int promptTokens() {
        return conversation.utterances().stream()
                        .mapToInt(utterance -> TokenEstimate.of(utterance.text())
                                + utterance.calls().stream()
                                        .mapToInt(call ->
                                                TokenEstimate.of(call.use().arguments()))
                                        .sum()
                                + TOKENS_AROUND_A_MESSAGE)
                        .sum()
                + given.map(TokenEstimate::of).orElse(0);
    }

    private static List<Utterance> utterances(JsonNode messages) throws Refusal {
        if (!messages.isArray() || messages.isEmpty()) {
            throw Refusal.invalid("'messages' is not a list of one message or more")
                    .naming("messages");
        }
        List<Utterance> utterances = new ArrayList<>();
        for (JsonNode message : messages) {
            if (!message.path("role").isTextual()) {
                throw Refusal.invalid("a message has no 'role'").naming("messages");
            }
            utterances.add(new Utterance(
                    message.path("role").asText(),
                    text(message.path("content")),
                    calls(message.path("tool_calls")),
                    message.path("tool_call_id").asText()));
        }
        return utterances;
    }

    private static List<Utterance.IdentifiedCall> calls(JsonNode toolCalls) {
        List<Utterance.IdentifiedCall> calls = new ArrayList<>();
        for (JsonNode call : toolCalls) {
            JsonNode function = call.path("function");
            ToolUse use = new ToolUse(
                    function.path("name").asText(), function.path("arguments").asText());
            calls.add(new Utterance.IdentifiedCall(call.path("id").asText(), use));
        }
        return calls;
    }

    /** A request may offer tools and yet forbid to call them. */
    private static Set<String> tools(JsonNode body) {
        Set<String> names = new HashSet<>();
        if (!body.path("tool_choice").asText().equals("none")) {
            body.path("tools")
                    .forEach(tool -> names.add(tool.at("/function/name").asText()));
        }
        return names;
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : "";
        }
        List<String> parts = new ArrayList<>();
        content.forEach(part -> parts.add(part.path("text").asText()));
        return String.join("\n", parts);
    }

    private static Optional<JsonNode> number(JsonNode body, String field) throws Refusal {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw Refusal.invalid("'" + field + "' is not a number").naming(field);
        }
        return Optional.of(value);
    }

    private static OptionalInt maxTokens(JsonNode body) throws Refusal {
        Optional<JsonNode> limit = number(body, "max_completion_tokens");
        if (limit.isEmpty()) {
            limit = number(body, "max_tokens");
        }
        return limit.isPresent() ? OptionalInt.of(Math.max(1, limit.get().asInt())) : OptionalInt.empty();
    }
}
