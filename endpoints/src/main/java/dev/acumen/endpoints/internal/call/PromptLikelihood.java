package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that ask how likely a reply is, in vLLM's words: the reply is the unfinished last message of the prompt, whose log-probabilities are asked for. One token has to be
 * generated, and is thrown away. The answer of such a call, and what is journalled, is a list of numbers as JSON: one for each token of the reply.
 */
final class PromptLikelihood {

    private static final String FIELD = "prompt_logprobs";
    private static final Map<String, Object> FIELDS =
            Map.of(FIELD, 0, "add_generation_prompt", false, "continue_final_message", true);
    private static final String NOTHING_TOLD = "[]";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PromptLikelihood() {}

    /** Asks how likely the reply is after those messages. */
    static ChatRequest request(List<ChatMessage> before, String reply) {
        List<ChatMessage> messages = new ArrayList<>(before);
        messages.add(AiMessage.from(reply));
        return ChatRequest.builder()
                .messages(messages)
                .parameters(OpenAiChatRequestParameters.builder()
                        .maxOutputTokens(1)
                        .customParameters(FIELDS)
                        .build())
                .build();
    }

    static boolean isAsked(ChatRequest request) {
        return !fields(request).isEmpty();
    }

    /** Whether the body of a request asks for it: a domain may have one of the fields in all of its requests. */
    static boolean isAsked(JsonNode body) {
        return FIELDS.keySet().stream().allMatch(body::has);
    }

    /** The fields of the request that are no field of a chat completion. */
    static Map<String, Object> fields(ChatRequest request) {
        return request.parameters() instanceof OpenAiChatRequestParameters parameters
                        && FIELDS.equals(parameters.customParameters())
                ? FIELDS
                : Map.of();
    }

    /** What a server told of its prompt, as a message whose text is a list of {@code [token, log-probability]}; empty if it told nothing. */
    static Optional<ObjectNode> of(JsonNode answer) {
        if (!answer.path(FIELD).isArray()) {
            return Optional.empty();
        }
        ArrayNode tokens = JsonNodeFactory.instance.arrayNode();
        // The first token has nothing before it, and no probability.
        answer.path(FIELD)
                .forEach(place -> place.elements()
                        .forEachRemaining(token -> tokens.addArray()
                                .add(token.path("decoded_token").asText())
                                .add(token.path("logprob").asDouble())));
        return Optional.of(
                JsonNodeFactory.instance.objectNode().put("role", "assistant").put("content", tokens.toString()));
    }

    /** The part of it that is about the reply. */
    static AiMessage ofReply(AiMessage said, ChatRequest request) {
        String reply = ((AiMessage) request.messages().get(request.messages().size() - 1)).text();
        String text = said.text() == null ? "" : said.text();
        try {
            return AiMessage.from(
                    MAPPER.readTree(text) instanceof ArrayNode tokens
                            ? MAPPER.writeValueAsString(ofReply(tokens, reply))
                            : NOTHING_TOLD);
        } catch (JsonProcessingException e) {
            // A server that does not know the fields continues the reply instead.
            return AiMessage.from(NOTHING_TOLD);
        }
    }

    /** Log-probabilities as they are journalled. */
    static List<Double> read(String reply) {
        try {
            return List.of(MAPPER.readValue(reply, Double[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal has no log-probabilities where they belong: " + reply, e);
        }
    }

    private static List<Double> ofReply(ArrayNode tokens, String reply) {
        List<Double> found = new ArrayList<>();
        FromTheEnd rest = new FromTheEnd(reply);
        for (int place = tokens.size() - 1; place >= 0 && !rest.isRead(); place--) {
            if (!rest.take(tokens.get(place).path(0).asText())) {
                return List.of();
            }
            found.add(0, tokens.get(place).path(1).asDouble());
        }
        return rest.isRead() ? found : List.of();
    }

    /** A text that is read backwards, token by token. White space does not count, because templates strip it; a token that is a part of a character is not shown as it is. */
    private static final class FromTheEnd {
        private static final String PART_OF_CHARACTER = "\uFFFD";

        private String rest;
        private int parts;

        FromTheEnd(String text) {
            this.rest = bare(text);
        }

        private static String bare(String text) {
            return text.replaceAll("\\s+", "");
        }

        boolean isRead() {
            return rest.length() <= parts && rest.codePoints().allMatch(letter -> letter > 0x7f);
        }

        boolean take(String token) {
            String letters = bare(token);
            if (letters.contains(PART_OF_CHARACTER)) {
                parts++;
                return true;
            }
            for (int hidden = 0; hidden <= Math.min(parts, rest.length()); hidden++) {
                String shown = rest.substring(0, rest.length() - hidden);
                if (shown.endsWith(letters)) {
                    rest = shown.substring(0, shown.length() - letters.length());
                    parts = letters.isEmpty() ? parts : 0;
                    return true;
                }
            }
            return false;
        }
    }
}
