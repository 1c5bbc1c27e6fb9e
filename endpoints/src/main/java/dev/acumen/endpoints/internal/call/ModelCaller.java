package dev.acumen.endpoints.internal.call;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Price;
import dev.acumen.core.run.Usage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the call. Each call site, turn and variant has a seed of its own, so that the attempts of a group differ and can
 * still be repeated. A field that the server refuses and the answer does not depend on is left out, and from then on if that helped: a
 * refusal that repeats the whole request names every field and means none.
 */
public final class ModelCaller implements Caller {

    private final ChatModel model;
    private final Optional<Price> price;
    private final Optional<Long> seed;
    private final Set<OptionalField> dropped = ConcurrentHashMap.newKeySet();

    /**
     * @param model without retries of its own
     * @param price of its tokens, if known
     * @param seed of all seeds; empty sends none
     * @param knownRefused names of fields that are left out from the first call on
     */
    public ModelCaller(ChatModel model, Optional<Price> price, Optional<Long> seed, Set<String> knownRefused) {
        this.model = model;
        this.price = price;
        this.seed = seed;
        this.dropped.addAll(OptionalField.among(knownRefused));
    }

    @Override
    public FinishedCall call(Call call) {
        Set<OptionalField> without = EnumSet.noneOf(OptionalField.class);
        without.addAll(dropped);
        while (true) {
            call.leaving().run();
            long start = System.nanoTime();
            try {
                ChatResponse response = model.chat(onTheWire(call, without));
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                if (response.finishReason() == FinishReason.CONTENT_FILTER) {
                    throw new ContentFilteredException("the reply was cut by a content filter");
                }
                dropped.addAll(without);
                return finished(call, response, took);
            } catch (ContentFilteredException e) {
                // Speaks of what was asked, so that the fields it may name are none of the request's.
                throw e;
            } catch (InvalidRequestException e) {
                if (CallFailures.kindOf(e) == CallFailure.CONTEXT_EXCEEDED) {
                    // Names limits of the model, not fields it does not know.
                    throw e;
                }
                OptionalField refused = OptionalField.namedBy(
                                String.valueOf(e.getMessage()), field -> isSent(field, call.request(), without))
                        .orElseThrow(() -> e);
                without.add(refused);
            } catch (LangChain4jException | CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new UnreadableAnswer("the server's answer is no chat completion: " + e.getMessage(), e);
            }
        }
    }

    private boolean isSent(OptionalField field, ChatRequest request, Set<OptionalField> without) {
        if (without.contains(field)) {
            return false;
        }
        return switch (field) {
            case RESPONSE_FORMAT -> request.responseFormat() != null;
            case SEED -> seed.isPresent();
            case TEMPERATURE -> request.temperature() != null;
            case MAX_TOKENS -> request.maxOutputTokens() != null;
            case MAX_COMPLETION_TOKENS ->
                request.maxOutputTokens() != null && without.contains(OptionalField.MAX_TOKENS);
        };
    }

    private ChatRequest onTheWire(Call call, Set<OptionalField> without) {
        ChatRequest asked = call.request();
        ChatRequestParameters given = asked.parameters();
        var parameters = OpenAiChatRequestParameters.builder()
                .modelName(given.modelName())
                .topP(given.topP())
                .topK(given.topK())
                .frequencyPenalty(given.frequencyPenalty())
                .presencePenalty(given.presencePenalty())
                .stopSequences(given.stopSequences())
                .toolSpecifications(given.toolSpecifications())
                .toolChoice(given.toolChoice());
        if (!without.contains(OptionalField.TEMPERATURE)) {
            parameters.temperature(given.temperature());
        }
        if (!without.contains(OptionalField.RESPONSE_FORMAT)) {
            parameters.responseFormat(given.responseFormat());
        }
        if (!without.contains(OptionalField.MAX_TOKENS)) {
            parameters.maxOutputTokens(given.maxOutputTokens());
        } else if (!without.contains(OptionalField.MAX_COMPLETION_TOKENS)) {
            parameters.maxCompletionTokens(given.maxOutputTokens());
        }
        if (!without.contains(OptionalField.SEED)) {
            seed.ifPresent(value -> parameters.seed(seedFor(value, call)));
        }
        return ChatRequest.builder()
                .messages(asked.messages())
                .parameters(parameters.build())
                .build();
    }

    /** Made from what the call is about, never from the run's name or the order of arrival. */
    private static int seedFor(long seed, Call call) {
        CallSite site = call.key().site();
        Fingerprint fingerprint = Fingerprint.of(
                String.valueOf(seed),
                String.valueOf(site.pass().step().number()),
                site.pass().name(),
                site.phase().name(),
                site.subject(),
                String.valueOf(site.sample()),
                String.valueOf(call.key().turn()),
                String.valueOf(call.variant()));
        return (int) (fingerprint.seed() & Integer.MAX_VALUE);
    }

    private FinishedCall finished(Call call, ChatResponse response, Duration took) {
        Usage usage = usage(response.tokenUsage());
        return new FinishedCall(
                call.key(),
                Thinking.apart(response.aiMessage()),
                response.modelName() == null ? "" : response.modelName(),
                Optional.ofNullable(response.finishReason()),
                usage,
                price.flatMap(known -> known.of(usage)),
                took,
                1);
    }

    private static Usage usage(@Nullable TokenUsage reported) {
        if (reported == null) {
            return Usage.unreported();
        }
        Integer cached = reported instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null
                ? openAi.inputTokensDetails().cachedTokens()
                : null;
        return new Usage(optional(reported.inputTokenCount()), optional(cached), optional(reported.outputTokenCount()));
    }

    private static OptionalLong optional(@Nullable Integer value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
