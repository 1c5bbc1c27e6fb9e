package dev.acumen.endpoints.internal.call;

import dev.langchain4j.exception.RetriableException;

/** The server answered 200 with something that is no chat completion. */
public final class UnreadableAnswer extends RetriableException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String message) {
        super(message);
    }

    UnreadableAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
