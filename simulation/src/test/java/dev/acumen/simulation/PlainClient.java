package dev.acumen.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Talks to a simulated server with nothing but the JDK's HTTP client. */
final class PlainClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    PlainClient(SimulatedServer server) {
        this.base = server.baseUrl();
    }

    /** A request as the ordinary client sends it. */
    static ObjectNode request(String system, String user, long nonce) {
        ObjectNode body = JSON.createObjectNode();
        body.put("model", SimulatedServer.MODEL).put("temperature", 0.7).put("seed", nonce);
        body.putArray("messages")
                .add(JSON.createObjectNode().put("role", "system").put("content", system))
                .add(JSON.createObjectNode().put("role", "user").put("content", user));
        return body;
    }

    String content(String system, String user, long nonce) {
        return content(request(system, user, nonce));
    }

    String content(ObjectNode request) {
        return answer(request).at("/choices/0/message/content").asText();
    }

    JsonNode reply(String system, String user, long nonce) {
        return json(content(system, user, nonce));
    }

    JsonNode answer(ObjectNode request) {
        HttpResponse<String> response = post(request.toString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return json(response.body());
    }

    HttpResponse<String> post(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
