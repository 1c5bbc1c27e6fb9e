package dev.acumen.core.run;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import java.time.Duration;

/** What an endpoint of ours tells of a call beside langchain4j's own. It is the same when the call is told from the journal. */
public final class CallMetadata extends ChatResponseMetadata {

    private final Duration took;
    private final ReplyReading reading;

    /**
     * @param known what langchain4j tells
     * @param took from the request to the end of the reply
     * @param reading the rules by which the reply is read
     */
    public CallMetadata(Builder<?> known, Duration took, ReplyReading reading) {
        super(known);
        this.took = took;
        this.reading = reading;
    }

    /** From the request to the end of the reply, the last try only. */
    public Duration took() {
        return took;
    }

    /** The rules by which the reply is read. */
    public ReplyReading reading() {
        return reading;
    }
}
