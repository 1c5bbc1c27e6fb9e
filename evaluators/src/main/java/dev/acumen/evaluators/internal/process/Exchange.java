package dev.acumen.evaluators.internal.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a scoring program is told, and what it may say, both as one JSON object; docs/evaluators.md has the fields. */
final class Exchange {

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What it is told. */
    String question(Task task, Rollout rollout) {
        ObjectNode question = mapper.createObjectNode();
        question.put("task", task.id().value()).put("input", task.input());
        ArrayNode answers = question.putArray("answers");
        task.reference().answers().forEach(answers::add);
        question.put("rubric", task.reference().rubric().orElse(null));
        ObjectNode metadata = question.putObject("metadata");
        task.metadata().forEach(metadata::put);
        question.put("sample", rollout.id().sample());
        question.put("reply", rollout.trajectory().finalAnswer());
        ArrayNode messages = question.putArray("messages");
        // The journal does not keep system messages, and a score must be the same when it is made again from there.
        rollout.trajectory().messages().stream()
                .filter(message -> !(message instanceof SystemMessage))
                .forEach(message -> describe(messages.addObject(), message));
        return question.toString();
    }

    /**
     * What it said.
     *
     * @throws IllegalArgumentException if that is no score
     */
    Score answer(String out) {
        JsonNode answer;
        try {
            answer = mapper.readTree(out);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("its output is no JSON object", e);
        }
        if (!answer.isObject()) {
            throw new IllegalArgumentException("its output is no JSON object");
        }
        if (answer.hasNonNull("unscored")) {
            return Score.unscored(Score.Cause.EVALUATOR, answer.get("unscored").asText());
        }
        Rewards rewards = rewards(answer.path("rewards"));
        OptionalDouble reward = answer.has("reward")
                ? OptionalDouble.of(number("reward", answer.get("reward")))
                : rewards.values().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .reduce(Double::sum);
        if (reward.isEmpty()) {
            throw new IllegalArgumentException("its output has neither \"reward\" nor \"rewards\" nor \"unscored\"");
        }
        return new Score.Graded(
                new Reward(reward.getAsDouble()), rewards, answer.path("detail").asText(""));
    }

    private static Rewards rewards(JsonNode object) {
        if (!object.isMissingNode() && !object.isObject()) {
            throw new IllegalArgumentException("\"rewards\" is no JSON object");
        }
        Map<String, Double> rewards = new LinkedHashMap<>();
        object.properties().forEach(reward -> rewards.put(reward.getKey(), number(reward.getKey(), reward.getValue())));
        return new Rewards(rewards);
    }

    private static double number(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("\"" + name + "\" is no finite number");
        }
        return value.doubleValue();
    }

    private static void describe(ObjectNode node, ChatMessage message) {
        if (message instanceof UserMessage user) {
            node.put("role", "user")
                    .put(
                            "text",
                            user.contents().stream()
                                    .map(content -> content instanceof TextContent text ? text.text() : "")
                                    .collect(Collectors.joining("\n")));
        } else if (message instanceof AiMessage reply) {
            node.put("role", "assistant").put("text", reply.text() == null ? "" : reply.text());
            if (reply.thinking() != null) {
                node.put("thinking", reply.thinking());
            }
            if (reply.hasToolExecutionRequests()) {
                ArrayNode calls = node.putArray("toolCalls");
                reply.toolExecutionRequests()
                        .forEach(call ->
                                calls.addObject().put("name", call.name()).put("arguments", call.arguments()));
            }
        } else if (message instanceof ToolExecutionResultMessage result) {
            node.put("role", "tool").put("name", result.toolName()).put("text", result.text());
        } else {
            node.put("role", message.type().name()).put("text", "");
        }
    }
}
