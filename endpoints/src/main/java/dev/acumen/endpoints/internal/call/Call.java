package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.CallKey;
import dev.langchain4j.model.chat.request.ChatRequest;

/**
 * One model call on its way to the server.
 *
 * @param key where it is made and what it asks
 * @param request what it asks
 * @param inputTokens estimated
 * @param order of arrival; lower goes first
 * @param variant 0, and one more each time the server answered an error of its own, which another seed may avoid
 * @param leaving told right before the request leaves, once for each try
 */
public record Call(CallKey key, ChatRequest request, long inputTokens, long order, int variant, Runnable leaving) {

    /** A call that was not tried yet. */
    static Call of(CallKey key, ChatRequest request, long inputTokens) {
        return new Call(key, request, inputTokens, 0, 0, () -> {});
    }

    Call inOrder(long number) {
        return new Call(key, request, inputTokens, number, variant, leaving);
    }

    Call leavingWith(Runnable other) {
        return new Call(key, request, inputTokens, order, variant, other);
    }

    Call nextVariant() {
        return new Call(key, request, inputTokens, order, variant + 1, leaving);
    }
}
