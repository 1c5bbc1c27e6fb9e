package dev.acumen.tools.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request to a service.
 *
 * @param address with its query; no message ever shows more of it than host and path
 * @param headers beside {@code Accept} and {@code Content-Type}
 * @param body sent with POST; without one the request is a GET
 */
public record JsonRequest(URI address, Map<String, String> headers, Optional<JsonNode> body) {

    public JsonRequest {
        headers = Map.copyOf(headers);
    }

    /** A GET. */
    public static JsonRequest get(URI address, Map<String, String> headers) {
        return new JsonRequest(address, headers, Optional.empty());
    }

    /** A POST. */
    public static JsonRequest post(URI address, Map<String, String> headers, JsonNode body) {
        return new JsonRequest(address, headers, Optional.of(body));
    }

    /** Where it goes, for messages. */
    String shown() {
        String host = address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
        return address.getScheme() + "://" + host + address.getPath();
    }

    @Override
    public String toString() {
        return (body.isPresent() ? "POST " : "GET ") + shown();
    }
}
