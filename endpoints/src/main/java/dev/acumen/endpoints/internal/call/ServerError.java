package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.HttpException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An error that came with a status of 200: gateways put the error of the server behind them into an answer of their own. */
final class ServerError {

    /** What types and codes that are words say, as the status that would have said the same. */
    private static final List<Map.Entry<String, Integer>> STATUS = List.of(
            Map.entry("rate_limit", 429),
            Map.entry("too_many_requests", 429),
            Map.entry("overloaded", 503),
            Map.entry("unavailable", 503),
            Map.entry("authentication", 401),
            Map.entry("invalid_api_key", 401),
            Map.entry("permission", 403),
            Map.entry("not_found", 404),
            Map.entry("timeout", 504),
            Map.entry("content_filter", 400),
            Map.entry("context_length", 400),
            Map.entry("exceed_context", 400),
            Map.entry("invalid_request", 400),
            Map.entry("bad_request", 400));

    private ServerError() {}

    /**
     * Raises the error that an answer holds instead of a completion.
     *
     * @throws HttpException if it holds one
     */
    static void raiseIfAny(JsonNode answer) {
        JsonNode error = answer.path("error");
        boolean isError = error.isContainerNode() ? !error.isEmpty() : error.isTextual();
        if (isError) {
            raise(error);
        }
        if (answer.path("object").asText("").equals("error")) {
            raise(answer);
        }
        JsonNode ofChoice = answer.path("choices").path(0).path("error");
        if (ofChoice.isObject() && !ofChoice.isEmpty()) {
            raise(ofChoice);
        }
    }

    /**
     * Raises the error.
     *
     * @throws HttpException always, with the status that fits
     */
    static void raise(JsonNode error) {
        String said = error.isTextual() ? error.asText() : error.path("message").asText(error.toString());
        String word = error.path("code").isTextual() ? error.path("code").asText() : "";
        boolean isNamed = word.isEmpty() || word.matches("\\d+") || said.contains(word);
        throw new HttpException(
                status(error), "an error within an answer of 200: " + said + (isNamed ? "" : " (" + word + ")"));
    }

    private static int status(JsonNode error) {
        int code = error.path("code").asInt(error.path("status").asInt());
        if (code >= 400 && code < 600) {
            return code;
        }
        String words = (error.path("code").asText("") + " " + error.path("type").asText("")).toLowerCase(Locale.ROOT);
        return STATUS.stream()
                .filter(known -> words.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(500);
    }
}
