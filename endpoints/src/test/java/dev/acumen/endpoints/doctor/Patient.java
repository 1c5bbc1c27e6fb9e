package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.endpoints.ScriptedServer;
import java.io.IOException;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that can do everything, but for what it lacks. */
final class Patient implements ScriptedServer.Act {

    /** What a server may lack, or have too much of. */
    enum Lack {
        MODELS,
        CONTEXT_IN_LIST,
        PROPERTIES,
        BOUND_ON_REPLIES,
        TOOLS,
        TOOLS_BUT_IN_TEXT,
        SCHEMA_HELD,
        SCHEMA_KNOWN,
        THINKING,
        THINKING_FIELD,
        USAGE,
        CACHED,
        CACHE_HITS,
        SEED,
        SEED_KNOWN,
        MAX_TOKENS_KNOWN,
        SYSTEM_ROLE,
        ROOM
    }

    private final Set<Lack> lacks;
    private final AtomicInteger answers = new AtomicInteger();

    Patient(Lack... lacks) {
        this.lacks = EnumSet.noneOf(Lack.class);
        this.lacks.addAll(Set.of(lacks));
    }

    @Override
    public boolean play(ScriptedServer.Seen seen, Socket socket) throws IOException {
        return answer(seen).play(seen, socket);
    }

    private ScriptedServer.Act answer(ScriptedServer.Seen seen) throws IOException {
        if (seen.head().startsWith("GET /v1/models")) {
            return has(Lack.MODELS)
                    ? ok("{\"data\":[{\"id\":\"small\"" + (has(Lack.CONTEXT_IN_LIST) ? ",\"max_model_len\":8192" : "")
                            + "}]}")
                    : ScriptedServer.fails(404, "no list");
        }
        if (seen.head().startsWith("GET /props")) {
            return has(Lack.PROPERTIES)
                    ? ok("{\"default_generation_settings\":{\"n_ctx\":2048}}")
                    : ScriptedServer.fails(404, "no properties");
        }
        JsonNode body = new ObjectMapper().readTree(seen.body());
        if (!has(Lack.ROOM) && seen.body().length() > 3_000) {
            return ScriptedServer.json(
                    400, "{\"error\":{\"message\":\"too long\",\"n_prompt_tokens\":1300,\"n_ctx\":1024}}");
        }
        if (!has(Lack.SYSTEM_ROLE) && body.at("/messages/0/role").asText().equals("system")) {
            return ScriptedServer.fails(400, "System role not supported");
        }
        for (var refused : Map.of(
                        Lack.SEED_KNOWN,
                        "seed",
                        Lack.MAX_TOKENS_KNOWN,
                        "max_tokens",
                        Lack.SCHEMA_KNOWN,
                        "response_format")
                .entrySet()) {
            if (!has(refused.getKey()) && body.has(refused.getValue())) {
                return ScriptedServer.fails(400, "unknown field " + refused.getValue());
            }
        }
        if (has(Lack.BOUND_ON_REPLIES) && body.path("max_tokens").asInt() > 100_000) {
            return ScriptedServer.fails(
                    400, "max_tokens is too large. This model's maximum context length is 4096 tokens.");
        }
        return ok(completion(body).toString());
    }

    private ObjectNode completion(JsonNode body) {
        ObjectNode completion = JsonNodeFactory.instance.objectNode().put("model", "small");
        ObjectNode choice = completion.putArray("choices").addObject().put("finish_reason", "stop");
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        speak(body, message);
        if (has(Lack.USAGE)) {
            ObjectNode usage =
                    completion.putObject("usage").put("prompt_tokens", 1300).put("completion_tokens", 9);
            if (has(Lack.CACHED)) {
                usage.putObject("prompt_tokens_details")
                        .put("cached_tokens", has(Lack.CACHE_HITS) && answers.get() > 1 ? 1280 : 0);
            }
        }
        return completion;
    }

    private void speak(JsonNode body, ObjectNode message) {
        String seed = has(Lack.SEED) ? body.path("seed").asText() : "";
        String text = "Gulls keep the books, " + (seed.isEmpty() ? answers.get() : seed);
        answers.incrementAndGet();
        if (body.has("tools") && has(Lack.TOOLS)) {
            message.putArray("tool_calls")
                    .addObject()
                    .putObject("function")
                    .put("name", "current_weather")
                    .put("arguments", "{\"city\":\"Bergen\"}");
        } else if (body.has("tools") && !has(Lack.TOOLS_BUT_IN_TEXT)) {
            text = "<call>current_weather(Bergen)</call>";
        } else if (body.has("response_format")) {
            text = has(Lack.SCHEMA_HELD) ? "{\"colour\": \"green\"}" : "blue";
        }
        if (has(Lack.THINKING) && has(Lack.THINKING_FIELD)) {
            message.put("reasoning", "hm");
        } else if (has(Lack.THINKING)) {
            text = "<think>hm</think>" + text;
        }
        message.put("content", text);
    }

    private boolean has(Lack lack) {
        return !lacks.contains(lack);
    }

    private static ScriptedServer.Act ok(String body) {
        return ScriptedServer.json(200, body);
    }
}
