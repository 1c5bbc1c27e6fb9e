package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.ReplyLikelihood;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks at one site how likely replies are. Its first call is turn 1. */
public final class SiteLikelihood implements ReplyLikelihood {

    private final String endpoint;
    private final CallSite site;
    private final Caller caller;
    private final AtomicInteger turns = new AtomicInteger();

    /**
     * @param endpoint the endpoint's name
     * @param site where calls are made
     * @param caller makes them
     */
    public SiteLikelihood(String endpoint, CallSite site, Caller caller) {
        this.endpoint = endpoint;
        this.site = site;
        this.caller = caller;
    }

    @Override
    public List<Double> of(List<ChatMessage> before, String reply) {
        ChatRequest request = PromptLikelihood.request(before, reply);
        CanonicalRequest asked = CanonicalRequest.of(request);
        CallKey key = new CallKey(endpoint, site, turns.incrementAndGet(), asked.fingerprint());
        try {
            return PromptLikelihood.read(
                    caller.call(Call.of(key, request, asked.tokens())).reply().text());
        } catch (InvalidRequestException e) {
            if (CallFailures.kindOf(e) == CallFailure.CONTEXT_EXCEEDED) {
                throw e;
            }
            return List.of();
        }
    }
}
