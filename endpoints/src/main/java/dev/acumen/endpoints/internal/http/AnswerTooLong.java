package dev.acumen.endpoints.internal.http;

import dev.langchain4j.exception.NonRetriableException;

/** The server sent more than any answer is long; asking again would only fetch it again. */
public final class AnswerTooLong extends NonRetriableException {

    private static final long serialVersionUID = 1L;

    AnswerTooLong(String message) {
        super(message);
    }
}
