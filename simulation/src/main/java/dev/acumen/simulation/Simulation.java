package dev.acumen.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.simulation.internal.parts.Cast;
import dev.acumen.simulation.internal.parts.Utterance;
import dev.acumen.simulation.internal.turns.ToolUse;
import dev.acumen.simulation.internal.turns.TurnReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * From a request to its answer, as a pure function: everything random is drawn from the settings' seed, the messages, the temperature
 * and the nonce, never from when or in which order requests arrive. At temperature 0 the nonce does not count.
 *
 * <p>Cached tokens follow the same rule, unlike a real server's: a system message of more than 64 tokens always counts as cached.
 */
final class Simulation {

    static final String MODEL = "simulated-agent";

    /** When the simulated model was made, so that equal requests get equal bytes. */
    private static final long CREATED = 1_767_225_600;

    private static final int SHORTEST_CACHED_PREFIX = 64;
    private static final int BYTES_PER_TOKEN = 4;

    private final SimulationSettings settings;
    private final Cast cast;

    Simulation(SimulationSettings settings) {
        this.settings = settings;
        this.cast = new Cast(
                settings.adherence(),
                settings.reviewerErrorRate(),
                settings.malformedReplyRate(),
                settings.gullibility());
    }

    /** The completion, or why there is none. */
    ObjectNode answer(ChatRequest request, String attempt) throws Refusal {
        int promptTokens = request.promptTokens();
        if (promptTokens > settings.contextTokens()) {
            throw new Refusal(
                            400,
                            "exceed_context_size_error",
                            "the request exceeds the available context size: %d tokens in the prompt, %d in the context"
                                    .formatted(promptTokens, settings.contextTokens()))
                    .with("n_prompt_tokens", promptTokens)
                    .with("n_ctx", settings.contextTokens());
        }
        if (random(request, "failure", attempt).nextDouble() < settings.failureRate()) {
            throw new Refusal(500, "server_error", "the simulated endpoint fails this request, as it was set up to");
        }
        if (request.given().isPresent()) {
            return likelihood(request, request.given().get());
        }
        String nonce = request.temperature() == 0 ? "" : request.nonce();
        Fingerprint draw = fingerprint(request, "answer", nonce);
        TurnReply reply = cast.reply(request.conversation(), new SplittableRandom(draw.seed()));
        String full = reply.text();
        String content =
                request.maxTokens().isPresent() ? cut(full, request.maxTokens().getAsInt()) : full;

        ObjectNode completion = completion(draw);
        ObjectNode choice = completion.putArray("choices").addObject();
        boolean isCut = content.length() < full.length();
        List<ToolUse> calls = isCut ? List.of() : reply.calls();
        choice.put("index", 0).put("finish_reason", isCut ? "length" : calls.isEmpty() ? "stop" : "tool_calls");
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", content);
        reportCalls(message, calls, draw.brief());
        if (settings.usageReported()) {
            reportUsage(completion.putObject("usage"), request, content + written(calls));
        }
        return completion;
    }

    private static ObjectNode completion(Fingerprint draw) {
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        completion.put("id", "chatcmpl-simulated-" + draw.brief());
        completion.put("object", "chat.completion").put("created", CREATED).put("model", MODEL);
        return completion.put("simulated", true);
    }

    private ObjectNode likelihood(ChatRequest request, String given) {
        Likelihood likelihood = new Likelihood(draw -> cast.reply(
                        request.conversation(),
                        new SplittableRandom(fingerprint(request, "likelihood", Integer.toString(draw))
                                .seed()))
                .text());
        ObjectNode completion = completion(fingerprint(request, "likelihood", given));
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "length")
                .putObject("message")
                .put("role", "assistant")
                .put("content", "");
        completion.set("prompt_logprobs", likelihood.of(given));
        if (settings.usageReported()) {
            reportUsage(completion.putObject("usage"), request, "");
        }
        return completion;
    }

    /** How long the answer takes. */
    Duration latency(ChatRequest request, String attempt) {
        long spread = settings.maxLatency().minus(settings.minLatency()).toNanos();
        double share = random(request, "latency", attempt).nextDouble();
        return settings.minLatency().plusNanos((long) (share * spread));
    }

    /** The one model there is. */
    ObjectNode models() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("object", "list").put("simulated", true);
        ObjectNode model = list.putArray("data").addObject();
        model.put("id", MODEL).put("object", "model").put("created", CREATED).put("owned_by", "acumen");
        model.putObject("meta").put("n_ctx", settings.contextTokens());
        return list;
    }

    private static void reportCalls(ObjectNode message, List<ToolUse> calls, String draw) {
        if (calls.isEmpty()) {
            return;
        }
        ArrayNode list = message.putArray("tool_calls");
        for (ToolUse call : calls) {
            ObjectNode entry = list.addObject();
            entry.put("id", "call_" + draw + "_" + list.size()).put("type", "function");
            entry.putObject("function").put("name", call.tool()).put("arguments", call.arguments());
        }
    }

    private static String written(List<ToolUse> calls) {
        return calls.stream().map(call -> call.tool() + call.arguments()).collect(Collectors.joining());
    }

    private void reportUsage(ObjectNode usage, ChatRequest request, String content) {
        int promptTokens = request.promptTokens();
        int completionTokens = TokenEstimate.of(content);
        usage.put("prompt_tokens", promptTokens);
        usage.put("completion_tokens", completionTokens);
        usage.put("total_tokens", promptTokens + completionTokens);
        if (settings.cachedTokensReported()) {
            Utterance first = request.conversation().utterances().get(0);
            int prefix = first.role().equals("system") ? TokenEstimate.of(first.text()) : 0;
            usage.putObject("prompt_tokens_details").put("cached_tokens", prefix > SHORTEST_CACHED_PREFIX ? prefix : 0);
        }
    }

    private RandomGenerator random(ChatRequest request, String purpose, String attempt) {
        return new SplittableRandom(
                fingerprint(request, purpose, request.nonce() + "/" + attempt).seed());
    }

    private Fingerprint fingerprint(ChatRequest request, String purpose, String nonce) {
        List<String> fields = new ArrayList<>();
        fields.add(Long.toString(settings.seed()));
        fields.add(purpose);
        fields.add(nonce);
        fields.add(Double.toString(request.temperature()));
        for (Utterance utterance : request.conversation().utterances()) {
            fields.add(utterance.role());
            fields.add(utterance.text());
            utterance
                    .calls()
                    .forEach(call -> fields.add(call.use().tool() + call.use().arguments()));
        }
        return Fingerprint.of(fields);
    }

    /** Cuts between characters, so that no more than the given number of tokens is left. */
    private static String cut(String text, int maxTokens) {
        long bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += utf8Length(text.codePointAt(end));
            if (bytes > (long) maxTokens * BYTES_PER_TOKEN) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
