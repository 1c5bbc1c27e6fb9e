package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.endpoints.internal.http.PinnedHttpClient;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands between langchain4j and the server. Leaves out of requests what only says that nothing is wanted, since strict servers
 * refuse fields they do not know, and brings answers into the one form that langchain4j reads.
 */
public final class ChatWire implements HttpClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String NO_JSON = "langchain4j wrote a request that is no JSON";

    private final HttpClient next;

    /** @param next sends the requests */
    public ChatWire(HttpClient next) {
        this.next = next;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        SuccessfulHttpResponse answer = next.execute(slim(request));
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers())
                .body((isLikelihood(request)
                                ? Completion.readLikelihood(answer.body())
                                : Completion.read(answer.body()))
                        .toString())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        next.execute(request, parser, listener);
    }

    private static boolean isLikelihood(HttpRequest request) {
        try {
            return request.body() != null && PromptLikelihood.isAsked(MAPPER.readTree(request.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(NO_JSON, e);
        }
    }

    private static HttpRequest slim(HttpRequest request) {
        try {
            if (request.body() == null || !(MAPPER.readTree(request.body()) instanceof ObjectNode body)) {
                return request;
            }
            dropIfFalse(body, "stream");
            body.path("tools").forEach(tool -> dropIfFalse(tool.path("function"), "strict"));
            Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
            if (body.path("stream").asBoolean()) {
                headers.put("Accept", List.of(PinnedHttpClient.EVENT_STREAM));
            }
            return HttpRequest.builder()
                    .method(request.method())
                    .url(request.url())
                    .headers(headers)
                    .body(MAPPER.writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(NO_JSON, e);
        }
    }

    private static void dropIfFalse(JsonNode holder, String field) {
        if (holder instanceof ObjectNode object
                && object.path(field).isBoolean()
                && !object.path(field).booleanValue()) {
            object.remove(field);
        }
    }
}
