package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.endpoints.internal.http.PageText;
import dev.langchain4j.exception.HttpException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a chat completion that count, in the one form that langchain4j reads: the first choice, content as one text,
 * thinking in {@code reasoning_content}, tool arguments as text, counts of tokens as numbers or not at all.
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
     */
    public static ObjectNode read(String body) {
        JsonNode answer = parsed(body);
        JsonNode choice = answer.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            refuse(answer.path("error"));
            throw new UnreadableAnswer("the server's answer is no chat completion: " + whatIsMissing(answer));
        }
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        copyText(answer, "id", completion);
        copyText(answer, "model", completion);
        ObjectNode only = completion.putArray("choices").addObject().put("index", 0);
        copyText(choice, "finish_reason", only);
        only.set("message", message(message));
        usage(answer.path("usage"), completion);
        return completion;
    }

    private static JsonNode parsed(String body) {
        if (PageText.isPage(body)) {
            throw new UnreadableAnswer(
                    "the server's answer is " + PageText.words(body) + ". Is the URL right? It mostly ends in /v1");
        }
        try {
            JsonNode answer = MAPPER.readTree(body);
            if (answer.isMissingNode()) {
                throw new UnreadableAnswer("the server's answer is empty");
            }
            return answer;
        } catch (JsonProcessingException e) {
            String start = body.substring(0, Math.min(body.length(), 80)).replaceAll("\\s+", " ");
            throw new UnreadableAnswer(
                    "the server's answer is no JSON, or only a part of it: " + start
                            + (body.length() > 80 ? " ..." : ""),
                    e);
        }
    }

    private static String whatIsMissing(JsonNode answer) {
        JsonNode choices = answer.path("choices");
        if (!choices.isArray()) {
            return "it has no 'choices'";
        }
        return choices.isEmpty() ? "its 'choices' are empty" : "its first choice has no 'message'";
    }

    /** Gateways put the error of the server behind them into an answer of their own. */
    private static void refuse(JsonNode error) {
        if (error.isMissingNode() || error.isNull()) {
            return;
        }
        int code = error.path("code").asInt(error.path("status").asInt());
        String said = error.isTextual() ? error.asText() : error.path("message").asText(error.toString());
        throw new HttpException(code >= 400 && code < 600 ? code : 500, "an error within an answer of 200: " + said);
    }

    private static ObjectNode message(JsonNode given) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("role", "assistant");
        List<String> thoughts = new ArrayList<>();
        message.put("content", content(given.path("content"), thoughts));
        THINKING.stream()
                .map(field -> given.path(field).asText(""))
                .filter(thought -> !thought.isBlank())
                .findFirst()
                .ifPresent(thought -> thoughts.add(0, thought));
        if (!thoughts.isEmpty()) {
            message.put("reasoning_content", String.join("\n", thoughts));
        }
        copyText(given, "refusal", message);
        if (given.path("tool_calls").size() > 0) {
            var calls = message.putArray("tool_calls");
            given.path("tool_calls").forEach(call -> calls.add(toolCall(call, calls.size())));
        }
        return message;
    }

    /** Some servers give a list of parts, thinking among them. */
    private static String content(JsonNode content, List<String> thoughts) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : content.isContainerNode() ? content.toString() : "";
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asText("").toLowerCase(Locale.ROOT);
            if (part.isTextual()) {
                text.append(part.asText());
            } else if (type.startsWith("thinking") || type.startsWith("reasoning")) {
                JsonNode thought = part.has("text") ? part.path("text") : part.path("thinking");
                thoughts.add(thought.isArray() ? content(thought, new ArrayList<>()) : thought.asText(""));
            } else {
                text.append(part.path("text").asText(""));
            }
        }
        return text.toString();
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
