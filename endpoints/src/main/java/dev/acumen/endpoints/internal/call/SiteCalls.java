package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.CallSite;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls that are made at one site, in turns from 1 on. */
final class SiteCalls {

    private final String endpoint;
    private final CallSite site;
    private final Caller caller;
    private final AtomicInteger turns = new AtomicInteger();

    /**
     * @param endpoint the endpoint's name
     * @param site where calls are made
     * @param caller makes them
     */
    SiteCalls(String endpoint, CallSite site, Caller caller) {
        this.endpoint = endpoint;
        this.site = site;
        this.caller = caller;
    }

    /** Makes the next one. */
    FinishedCall make(ChatRequest request) {
        CanonicalRequest asked = CanonicalRequest.of(request);
        CallKey key = new CallKey(endpoint, site, turns.incrementAndGet(), asked.fingerprint());
        return caller.call(Call.of(key, request, asked.tokens()));
    }
}
