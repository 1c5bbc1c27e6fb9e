package dev.acumen.endpoints.internal.http;

import dev.langchain4j.exception.RetriableException;

/** The connection broke before the whole answer was there. */
public final class ConnectionBroken extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message in words
     * @param cause what broke it
     */
    public ConnectionBroken(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message in words */
    public ConnectionBroken(String message) {
        super(message);
    }

    /** Whether a part of the answer's head had come; the JDK tells only in words. */
    boolean isAmidAnswer() {
        return String.valueOf(getMessage()).contains("parsing HTTP/1.1");
    }
}
