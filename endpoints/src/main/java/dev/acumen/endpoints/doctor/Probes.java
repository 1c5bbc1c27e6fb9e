package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.run.Thinking;
import dev.acumen.endpoints.doctor.ShortCalls.Reply;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What answers show. */
final class Probes {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> COLOURS = Set.of("red", "green");
    private static final List<String> THINKING = List.of("reasoning_content", "reasoning", "thinking");

    private Probes() {}

    static Finding models(List<String> models, String wanted) {
        if (models.isEmpty()) {
            return Finding.no("it lists none");
        }
        return Finding.yes(
                models.size() + (models.contains(wanted) ? ", this one among them" : ", this one not among them"));
    }

    static Finding chat(Reply reply) {
        if (!reply.text().isBlank()) {
            return Finding.yes("answered: " + reply.text());
        }
        return Finding.yes(reply.isCutOff() ? "answered, but was cut off while thinking" : "answered with nothing");
    }

    static Finding usage(Reply reply) {
        JsonNode usage = reply.completion().path("usage");
        boolean input = usage.has("prompt_tokens");
        boolean output = usage.has("completion_tokens");
        if (input && output) {
            return Finding.yes(usage.path("prompt_tokens").asInt() + " in, "
                    + usage.path("completion_tokens").asInt() + " out");
        }
        return Finding.no(input || output ? "only a part of it is reported" : "none in the answer");
    }

    static Finding cachedTokens(Optional<Reply> again) {
        if (again.isEmpty()) {
            return Finding.unknown("the same prompt was not answered twice");
        }
        JsonNode usage = again.get().completion().path("usage");
        JsonNode cached = usage.at("/prompt_tokens_details/cached_tokens");
        if (cached.isMissingNode()) {
            return Finding.no("not reported");
        }
        return cached.asInt() > 0
                ? Finding.yes(
                        cached.asInt() + " of " + usage.path("prompt_tokens").asInt() + " when a prompt came again")
                : Finding.no("0 when a prompt came again");
    }

    static Finding seed(Reply first, Optional<Reply> again, Optional<Reply> other) {
        if (again.isEmpty() || other.isEmpty()) {
            return Finding.unknown("not every question was answered");
        }
        String text = thoughtAndSaid(first);
        if (!text.equals(thoughtAndSaid(again.get()))) {
            return Finding.no("the same seed gave another text");
        }
        return text.equals(thoughtAndSaid(other.get()))
                ? Finding.unknown("another seed gave the same text")
                : Finding.yes("the same seed gave the same text, another seed another");
    }

    static Finding tools(Reply reply) {
        JsonNode calls = reply.message().path("tool_calls");
        if (calls.size() > 0) {
            JsonNode function = calls.path(0).path("function");
            return Finding.yes("called " + function.path("name").asText() + " with "
                    + function.path("arguments").asText());
        }
        if (reply.text().contains("current_weather")) {
            return Finding.no("left the call in its text: " + reply.text());
        }
        return reply.isCutOff()
                ? Finding.unknown("cut off before it came to that")
                : Finding.no("asked to call one, it said: " + reply.text());
    }

    static Finding schema(Reply reply) {
        if (reply.isCutOff()) {
            return Finding.unknown("cut off before it came to that");
        }
        Optional<String> colour = colour(reply.text());
        return colour.filter(COLOURS::contains).isPresent()
                ? Finding.yes("held against the prompt")
                : Finding.no("accepted, but not held: " + reply.text());
    }

    private static Optional<String> colour(String text) {
        try {
            JsonNode colour = MAPPER.readTree(text).path("colour");
            return colour.isTextual() ? Optional.of(colour.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Finding thinking(List<Reply> replies) {
        for (Reply reply : replies) {
            JsonNode message = reply.raw().at("/choices/0/message");
            for (String field : THINKING) {
                if (!message.path(field).asText("").isBlank()) {
                    return Finding.yes("in '" + field + "'");
                }
            }
            AiMessage said = reply.said();
            boolean isApart = !Objects.requireNonNullElse(said.thinking(), "").isBlank();
            boolean isInText = !reply.message()
                    .path("content")
                    .asText("")
                    .strip()
                    .equals(Objects.requireNonNullElse(said.text(), "").strip());
            if (isApart && isInText) {
                return Finding.yes(Thinking.markup(said).stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .findFirst()
                        .map(markup -> "in the text, up to or between " + markup)
                        .orElse("in the text"));
            }
            if (isApart) {
                return Finding.yes("in parts of the content");
            }
        }
        return replies.isEmpty() ? Finding.unknown("nothing was answered") : Finding.no("none seen");
    }

    private static String thoughtAndSaid(Reply reply) {
        return reply.said().thinking() + "\n" + reply.text();
    }
}
