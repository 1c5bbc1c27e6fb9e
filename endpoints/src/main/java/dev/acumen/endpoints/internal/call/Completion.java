package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.endpoints.internal.http.PageText;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a chat completion that count, in the one form that langchain4j reads: the first choice, content as one text,
 * thinking in {@code reasoning_content}, tool arguments as text, counts of tokens as numbers or not at all. An answer that comes as a stream of
 * events, asked for or not, is put together first.
 */
public final class Completion {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> THINKING = List.of("reasoning_content", "reasoning", "thinking");

    private Completion() {}

    /**
     * Reads the body of an answer with a status of 2xx.
     *
     * @throws UnreadableAnswer if it is no chat completion
     * @throws HttpException if it is an error in spite of its status
     * @throws ContentFilteredException if server or model would not answer, with the reason
     * @throws dev.acumen.endpoints.internal.http.ConnectionBroken if it is a stream that broke off
     */
    public static ObjectNode read(String body) {
        return read(answer(body), Optional.empty());
    }

    /** The same of an answer that tells how likely a reply is, if it does: see {@link PromptLikelihood}. */
    static ObjectNode readLikelihood(String body) {
        JsonNode answer = answer(body);
        return read(answer, PromptLikelihood.of(answer));
    }

    private static ObjectNode read(JsonNode answer, Optional<ObjectNode> likelihood) {
        JsonNode choice = answer.path("choices").path(0);
        ContentFilter.refuse(answer, choice);
        JsonNode message = messageOf(choice);
        if (!message.isObject() || choice.path("finish_reason").asText("").equals("error")) {
            ServerError.raiseIfAny(answer);
        }
        if (!message.isObject()) {
            throw new UnreadableAnswer("the server's answer is no chat completion: " + whatIsMissing(answer));
        }
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        copyText(answer, "id", completion);
        copyText(answer, "model", completion);
        ObjectNode only = completion.putArray("choices").addObject().put("index", 0);
        copyText(choice, "finish_reason", only);
        only.set("message", likelihood.orElseGet(() -> message(message)));
        usage(answer.path("usage"), completion);
        return completion;
    }

    /** The beginning of a text, in one line. */
    static String start(String text) {
        String start = text.substring(0, Math.min(text.length(), 80)).replaceAll("\\s+", " ");
        return start + (text.length() > 80 ? " ..." : "");
    }

    /**
     * All of an answer as JSON; one that came as a stream of events is put together.
     *
     * @throws UnreadableAnswer if it is neither
     * @throws HttpException if an event of it tells of an error
     * @throws dev.acumen.endpoints.internal.http.ConnectionBroken if it is a stream that broke off
     */
    public static JsonNode answer(String body) {
        if (PageText.isPage(body)) {
            throw new UnreadableAnswer(
                    "the server's answer is " + PageText.words(body) + ". Is the URL right? It mostly ends in /v1");
        }
        if (EventStream.isOne(body)) {
            return EventStream.read(body);
        }
        try {
            JsonNode answer = MAPPER.readTree(body);
            if (answer.isMissingNode()) {
                throw new UnreadableAnswer("the server's answer is empty");
            }
            boolean isChunk = answer.path("choices").path(0).has("delta");
            return isChunk ? EventStream.readLines(body) : answer;
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("the server's answer is no JSON, or only a part of it: " + start(body), e);
        }
    }

    /** Some servers answer a chat as they would complete a text. */
    private static JsonNode messageOf(JsonNode choice) {
        JsonNode text = choice.path("message").isTextual() ? choice.path("message") : choice.path("text");
        return choice.path("message").isObject() || !text.isTextual()
                ? choice.path("message")
                : JsonNodeFactory.instance.objectNode().set("content", text);
    }

    private static String whatIsMissing(JsonNode answer) {
        JsonNode choices = answer.path("choices");
        if (!choices.isArray()) {
            return "it has no 'choices'";
        }
        return choices.isEmpty() ? "its 'choices' are empty" : "its first choice has no 'message'";
    }

    private static ObjectNode message(JsonNode given) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("role", "assistant");
        ReplyText content = ReplyText.of(given.path("content"));
        List<String> thoughts = new ArrayList<>(content.thoughts());
        message.put("content", content.text());
        THINKING.stream()
                .map(field -> ReplyText.of(given.path(field)).text())
                .filter(thought -> !thought.isBlank())
                .findFirst()
                .ifPresent(thought -> thoughts.add(0, thought));
        if (!thoughts.isEmpty()) {
            message.put("reasoning_content", String.join("\n", thoughts));
        }
        if (given.path("tool_calls").size() > 0) {
            var calls = message.putArray("tool_calls");
            given.path("tool_calls").forEach(call -> calls.add(toolCall(call, calls.size())));
        }
        return message;
    }

    private static ObjectNode toolCall(JsonNode given, int number) {
        JsonNode name = given.path("function").path("name");
        if (name.asText("").isBlank()) {
            throw new UnreadableAnswer("the server's answer has a tool call without the tool's name");
        }
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put(
                "id",
                given.path("id").asText("").isEmpty()
                        ? "call_" + number
                        : given.path("id").asText());
        call.put("type", "function");
        JsonNode arguments = given.path("function").path("arguments");
        call.putObject("function")
                .put("name", name.asText())
                .put("arguments", arguments.isContainerNode() ? arguments.toString() : arguments.asText(""));
        return call;
    }

    private static void usage(JsonNode usage, ObjectNode completion) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        copyCount(usage, "prompt_tokens", counts);
        copyCount(usage, "completion_tokens", counts);
        if (counts.isEmpty()) {
            return;
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        copyCount(usage.path("prompt_tokens_details"), "cached_tokens", details);
        if (!details.isEmpty()) {
            counts.set("prompt_tokens_details", details);
        }
        completion.set("usage", counts);
    }

    private static void copyCount(JsonNode holder, String field, ObjectNode to) {
        JsonNode value = holder.path(field);
        int count = value.isNumber() || value.isTextual() ? value.asInt(-1) : -1;
        if (count >= 0) {
            to.put(field, count);
        }
    }

    private static void copyText(JsonNode holder, String field, ObjectNode to) {
        if (holder.path(field).isTextual()) {
            to.put(field, holder.path(field).asText());
        }
    }
}
