package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.CallMetadata;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Usage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A langchain4j model whose calls are made at one site. Its first call is turn 1. */
public final class SiteModel implements ChatModel {

    private final SiteCalls calls;

    /**
     * @param endpoint the endpoint's name
     * @param site where calls are made
     * @param caller makes them
     */
    public SiteModel(String endpoint, CallSite site, Caller caller) {
        this.calls = new SiteCalls(endpoint, site, caller);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        FinishedCall finished = calls.make(request);
        var metadata = ChatResponseMetadata.builder().tokenUsage(tokenUsage(finished.usage()));
        if (!finished.model().isEmpty()) {
            metadata.modelName(finished.model());
        }
        finished.finishReason().ifPresent(metadata::finishReason);
        return ChatResponse.builder()
                .aiMessage(finished.reply())
                .metadata(new CallMetadata(metadata, finished.took(), finished.reading()))
                .build();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        // Always, so that what is asked does not depend on what the server refused so far; the schema is left out on
        // the wire.
        return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OPEN_AI;
    }

    private static @Nullable TokenUsage tokenUsage(Usage usage) {
        if (usage.inputTokens().isEmpty() && usage.outputTokens().isEmpty()) {
            return null;
        }
        var reported = OpenAiTokenUsage.builder()
                .inputTokenCount(count(usage.inputTokens()))
                .outputTokenCount(count(usage.outputTokens()));
        if (usage.isReported()) {
            reported.totalTokenCount((int) Math.min(Integer.MAX_VALUE, usage.totalTokens()));
        }
        if (usage.cachedInputTokens().isPresent()) {
            reported.inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                    .cachedTokens(count(usage.cachedInputTokens()))
                    .build());
        }
        return reported.build();
    }

    private static @Nullable Integer count(OptionalLong tokens) {
        return tokens.isEmpty() ? null : Integer.valueOf((int) Math.min(Integer.MAX_VALUE, tokens.getAsLong()));
    }
}
