package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.ReplyLikelihood;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.InvalidRequestException;
import java.util.List;

/** Asks at one site how likely replies are. Its first call is turn 1. */
public final class SiteLikelihood implements ReplyLikelihood {

    private final SiteCalls calls;

    /**
     * @param endpoint the endpoint's name
     * @param site where calls are made
     * @param caller makes them
     */
    public SiteLikelihood(String endpoint, CallSite site, Caller caller) {
        this.calls = new SiteCalls(endpoint, site, caller);
    }

    @Override
    public List<Double> of(List<ChatMessage> before, String reply) {
        try {
            return PromptLikelihood.read(
                    calls.make(PromptLikelihood.request(before, reply)).reply().text());
        } catch (InvalidRequestException e) {
            if (CallFailures.kindOf(e) == CallFailure.CONTEXT_EXCEEDED) {
                throw e;
            }
            return List.of();
        }
    }
}
