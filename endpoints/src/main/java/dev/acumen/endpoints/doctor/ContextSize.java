package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.LangChain4jException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model can read and write at once.
 *
 * @param tokens prompt and reply together
 * @param source where that was found
 */
record ContextSize(int tokens, String source) {

    private static final int SMALLEST = 128;
    private static final Pattern IN_ERRORS = Pattern.compile(
            "(?:\"?n_ctx\"?\\s*[:=]|max_model_len\\W{1,4}|maximum context length (?:is|of)|context size \\()\\s*(\\d{1,9})");

    /** What a refusal of a request that is too long says. */
    static Optional<ContextSize> in(LangChain4jException refusal) {
        Matcher said = IN_ERRORS.matcher(String.valueOf(refusal.getMessage()));
        return said.find()
                ? of(Integer.parseInt(said.group(1)), "the refusal of a request too long")
                : Optional.empty();
    }

    /** What the server says elsewhere; asks for a reply of any length, if need be, which many servers refuse with their bound. */
    static Optional<ContextSize> askedOf(ShortCalls calls) {
        Optional<ContextSize> told = calls.beside("/props").flatMap(ContextSize::inProperties);
        if (told.isPresent()) {
            return told;
        }
        try {
            calls.chatAsIs(ShortCalls.body("overflow"));
            return Optional.empty();
        } catch (LangChain4jException e) {
            return in(e);
        }
    }

    private static Optional<ContextSize> inProperties(JsonNode properties) {
        int tokens = properties
                .at("/default_generation_settings/n_ctx")
                .asInt(properties.path("n_ctx").asInt());
        return of(tokens, "/props");
    }

    private static Optional<ContextSize> of(int tokens, String source) {
        return tokens < SMALLEST ? Optional.empty() : Optional.of(new ContextSize(tokens, source));
    }
}
