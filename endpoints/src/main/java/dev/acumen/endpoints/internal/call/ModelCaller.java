package dev.acumen.endpoints.internal.call;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Price;
import dev.acumen.core.run.Thinking;
import dev.acumen.core.run.Usage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the call. Each call site, turn and variant has a seed of its own, so that the attempts of a group differ and can
 * still be repeated. What the server refuses and can be left out, or said in another way, is, and from then on if that helped: a
 * refusal that repeats the whole request names every field and means none.
 */
public final class ModelCaller implements Caller {

    private final ChatModel model;
    private final Optional<Price> price;
    private final WireSettings wire;
    private final Consumer<String> notices;
    private final PromptCut prompts = new PromptCut();
    private final AtomicBoolean toldOfCut = new AtomicBoolean();
    private final Set<OptionalField> dropped = ConcurrentHashMap.newKeySet();

    /**
     * @param model without retries of its own
     * @param price of its tokens, if known
     * @param wire what requests have in common
     * @param notices told once of each thing that the server turned out to refuse
     */
    public ModelCaller(ChatModel model, Optional<Price> price, WireSettings wire, Consumer<String> notices) {
        this.model = model;
        this.price = price;
        this.wire = wire;
        this.notices = notices;
        this.dropped.addAll(OptionalField.among(wire.knownRefused()));
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
                remember(without);
                requireWhole(call, response);
                return finished(call, response, took);
            } catch (ContentFilteredException e) {
                // Speaks of what was asked, so that the fields it may name are none of the request's.
                throw e;
            } catch (InvalidRequestException e) {
                if (CallFailures.kindOf(e) == CallFailure.CONTEXT_EXCEEDED) {
                    // Names limits of the model, not fields it does not know.
                    throw e;
                }
                without.add(refused(e, call, without, field -> true));
            } catch (InternalServerException e) {
                without.add(refused(e, call, without, OptionalField::isAboutRoles));
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                throw Interruption.of(e).<RuntimeException>map(why -> why).orElseGet(() -> failure(e));
            }
        }
    }

    private static RuntimeException failure(RuntimeException e) {
        String said = e.getMessage() == null ? e.toString() : e.getMessage();
        return e instanceof LangChain4jException
                ? e
                : new UnreadableAnswer("the server's answer is no chat completion: " + said, e);
    }

    /** What is left out of another request; the refusal itself if it names nothing that can be. */
    private OptionalField refused(
            LangChain4jException refusal, Call call, Set<OptionalField> without, Predicate<OptionalField> isMeant) {
        return OptionalField.namedBy(
                        String.valueOf(refusal.getMessage()),
                        field -> isMeant.test(field) && isSent(field, call.request(), without))
                .orElseThrow(() -> refusal);
    }

    private void requireWhole(Call call, ChatResponse response) {
        Optional<String> cut = prompts.of(call.request().messages(), usage(response.tokenUsage()));
        if (cut.isPresent()) {
            if (!toldOfCut.getAndSet(true)) {
                notices.accept(cut.get() + ". Such attempts are unscored");
            }
            throw new InvalidRequestException(cut.get());
        }
    }

    private void remember(Set<OptionalField> without) {
        for (OptionalField field : without) {
            if (dropped.add(field)) {
                notices.accept("the server takes no " + field.wireName() + ": from now on " + field.instead());
            }
        }
    }

    private boolean isSent(OptionalField field, ChatRequest request, Set<OptionalField> without) {
        if (without.contains(field)) {
            return false;
        }
        return switch (field) {
            case REPEATED_ROLES -> !without.contains(OptionalField.SYSTEM_ROLE) && Roles.isRepeated(request.messages());
            case SYSTEM_ROLE -> Roles.hasSystem(request.messages());
            case RESPONSE_FORMAT -> request.responseFormat() != null;
            case SEED -> wire.seed().isPresent();
            case TEMPERATURE -> request.temperature() != null;
            case MAX_TOKENS -> request.maxOutputTokens() != null;
            case MAX_COMPLETION_TOKENS ->
                request.maxOutputTokens() != null && without.contains(OptionalField.MAX_TOKENS);
            case TOOL_CHOICE -> request.toolChoice() != null;
            case STREAM_OPTIONS -> wire.streams() && !without.contains(OptionalField.STREAM);
            case STREAM -> wire.streams();
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
                .toolSpecifications(given.toolSpecifications());
        if (!without.contains(OptionalField.TOOL_CHOICE)) {
            parameters.toolChoice(given.toolChoice());
        }
        Map<String, Object> further = PromptLikelihood.fields(asked);
        if (!further.isEmpty()) {
            parameters.customParameters(joined(wire.extraBody(), further));
        } else if (wire.streams() && !without.contains(OptionalField.STREAM)) {
            parameters.customParameters(streamed(!without.contains(OptionalField.STREAM_OPTIONS)));
        }
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
            wire.seed().ifPresent(value -> parameters.seed(seedFor(value, call)));
        }
        return ChatRequest.builder()
                .messages(messages(asked.messages(), without))
                .parameters(parameters.build())
                .build();
    }

    private static List<ChatMessage> messages(List<ChatMessage> asked, Set<OptionalField> without) {
        if (without.contains(OptionalField.SYSTEM_ROLE)) {
            return Roles.folded(asked);
        }
        return without.contains(OptionalField.REPEATED_ROLES) ? Roles.joined(asked) : asked;
    }

    private static Map<String, Object> joined(Map<String, Object> some, Map<String, Object> others) {
        Map<String, Object> fields = new LinkedHashMap<>(some);
        fields.putAll(others);
        return fields;
    }

    private Map<String, Object> streamed(boolean withUsage) {
        Map<String, Object> fields = new LinkedHashMap<>(wire.extraBody());
        fields.put(OptionalField.STREAM.wireName(), true);
        if (withUsage) {
            fields.putIfAbsent(OptionalField.STREAM_OPTIONS.wireName(), Map.of("include_usage", true));
        }
        return fields;
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
                PromptLikelihood.isAsked(call.request())
                        ? PromptLikelihood.ofReply(response.aiMessage(), call.request())
                        : Thinking.apart(response.aiMessage(), call.request().messages()),
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
