package dev.acumen.endpoints.http;

import dev.langchain4j.exception.RetriableException;

/** The connection broke before the whole answer was there. */
public final class ConnectionBroken extends RetriableException {

    private static final long serialVersionUID = 1L;

    ConnectionBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
