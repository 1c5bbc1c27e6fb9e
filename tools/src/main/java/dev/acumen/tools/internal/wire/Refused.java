package dev.acumen.tools.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** A service answered with another status than 2xx, for good. The message is one line, the key masked. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode said;

    Refused(String message, int status, JsonNode said) {
        super(message);
        this.status = status;
        this.said = said;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The body, if it is JSON; else a missing node. Not masked: only for looking at codes in it. */
    public JsonNode said() {
        return said;
    }

    /** What is wrong, in one line. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
