package dev.acumen.core.run;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import java.time.Duration;

/** What an endpoint of ours tells of a call beside langchain4j's own: how long it took, which is the same when it is told from the journal. */
public final class CallMetadata extends ChatResponseMetadata {

    private final Duration took;

    /**
     * @param known what langchain4j tells
     * @param took from the request to the end of the reply
     */
    public CallMetadata(Builder<?> known, Duration took) {
        super(known);
        this.took = took;
    }

    /** From the request to the end of the reply, the last try only. */
    public Duration took() {
        return took;
    }
}
