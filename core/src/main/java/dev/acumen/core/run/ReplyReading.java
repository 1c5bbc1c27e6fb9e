package dev.acumen.core.run;

import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * The rules by which a reply is read. They are journalled with the reply: a run that is taken up or done over reads each reply by the rules
 * that were in force when it came, and so comes to the same result.
 */
public enum ReplyReading {
    /** Any backslash in JSON is an escape. Tool calls in text have one form, and count only where the server takes no tools. */
    FIRST,
    /** Backslashes that a model forgot to double are kept. Tool calls in text have all forms that models are trained on, and always count. */
    SECOND;

    /** The rules for replies that come now. */
    public static ReplyReading latest() {
        return SECOND;
    }

    /** The rules for a reply: those it was journalled with, the latest for one that no endpoint of ours gave. */
    public static ReplyReading of(ChatResponse response) {
        return response.metadata() instanceof CallMetadata known ? known.reading() : latest();
    }
}
