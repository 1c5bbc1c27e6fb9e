package dev.acumen.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;

/** A request that is not answered with a completion, in the form the protocol gives to errors. */
final class Refusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode error = JsonNodeFactory.instance.objectNode();

    Refusal(int status, String type, String message) {
        super(message);
        this.status = status;
        error.put("code", status).put("message", message).put("type", type);
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "invalid_request_error", message);
    }

    /** Names the field of the request that is at fault. */
    Refusal naming(String field) {
        error.put("param", field);
        return this;
    }

    /** Adds a number to the error. */
    Refusal with(String field, long value) {
        error.put(field, value);
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return body;
    }
}
