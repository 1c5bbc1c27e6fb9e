package dev.acumen.agent.tool;

import dev.acumen.core.run.TokenEstimate;
import dev.acumen.core.run.Usage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The tokens of one attempt, estimated where the server reports none. Used by one thread. */
final class TokensSpent {

    private final OptionalLong limit;
    private long spent;
    private long lastCall;

    /** @param limit of the attempt, if it has one */
    TokensSpent(OptionalLong limit) {
        this.limit = limit;
    }

    /** Whether the next reply may go beyond the limit, going by the last one. */
    boolean comeNear() {
        return limit.isPresent() && lastCall > 0 && spent + lastCall >= limit.getAsLong();
    }

    /** Counts a reply to these messages. */
    void count(List<ChatMessage> asked, ChatResponse response) {
        Usage reported = usage(response.tokenUsage());
        if (reported.inputTokens().isPresent() || reported.outputTokens().isPresent()) {
            lastCall =
                    reported.inputTokens().orElse(0) + reported.outputTokens().orElse(0);
        } else if (limit.isPresent()) {
            lastCall = tokens(asked) + tokens(List.of(response.aiMessage()));
        }
        spent += lastCall;
    }

    /** What a server reported, in our form. */
    static Usage usage(@Nullable TokenUsage reported) {
        return reported == null
                ? Usage.unreported()
                : new Usage(
                        optional(reported.inputTokenCount()),
                        OptionalLong.empty(),
                        optional(reported.outputTokenCount()));
    }

    private static long tokens(List<ChatMessage> messages) {
        return TokenEstimate.of(ChatMessageSerializer.messagesToJson(messages));
    }

    private static OptionalLong optional(@Nullable Integer count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
