package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.CallFailure;
import dev.langchain4j.exception.LangChain4jException;

/** A call was given up before it left, because others show that it cannot fare well. */
final class NotSent extends LangChain4jException {

    private static final long serialVersionUID = 1L;

    private final CallFailure kind;

    NotSent(CallFailure kind, String message) {
        super(message);
        this.kind = kind;
    }

    CallFailure kind() {
        return kind;
    }
}
