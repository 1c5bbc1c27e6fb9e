package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.run.Thinking;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.internal.call.Completion;
import dev.acumen.endpoints.internal.call.OptionalField;
import dev.acumen.endpoints.internal.http.HttpFailure;
import dev.acumen.endpoints.internal.http.PinnedHttpClient;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks the server, a bounded number of times in all, without what it refused before. */
final class ShortCalls {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * An answer.
     *
     * @param completion what counts of it
     * @param raw all of it
     */
    record Reply(ObjectNode completion, JsonNode raw) {
        /** What it says, and what it thought before, told apart. */
        AiMessage said() {
            return Thinking.apart(AiMessage.builder()
                    .text(message().path("content").asText(""))
                    .thinking(message().path("reasoning_content").asText(""))
                    .build());
        }

        String text() {
            return Objects.requireNonNullElse(said().text(), "");
        }

        JsonNode message() {
            return completion.at("/choices/0/message");
        }

        boolean isCutOff() {
            return completion.at("/choices/0/finish_reason").asText().equals("length");
        }
    }

    private final EndpointSettings settings;
    private final PinnedHttpClient client;
    private final int most;
    private final Set<OptionalField> refused = EnumSet.noneOf(OptionalField.class);
    private final List<Duration> times = new ArrayList<>();
    private int made;

    ShortCalls(EndpointSettings settings, int most) {
        this.settings = settings;
        this.most = most;
        Duration timeout = settings.timeout().compareTo(LONGEST) < 0 ? settings.timeout() : LONGEST;
        this.client = new PinnedHttpClient(timeout, settings.apiKey());
    }

    /** The body of a request as it stands in a file of ours. */
    static ObjectNode body(String name) {
        try (InputStream in = Objects.requireNonNull(ShortCalls.class.getResourceAsStream(name + ".json"), name)) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks for a completion.
     *
     * @throws AuthenticationException if the key is missing or wrong
     * @throws LangChain4jException if there is no completion
     */
    Reply chat(ObjectNode asked) {
        Set<OptionalField> without = EnumSet.copyOf(refused);
        while (true) {
            ObjectNode body = without(asked, without);
            try {
                Reply reply = post(body);
                refused.addAll(without);
                return reply;
            } catch (HttpFailure e) {
                boolean isRefusal = e.statusCode() == 400 || e.statusCode() == 422;
                Optional<OptionalField> named = OptionalField.namedBy(
                        String.valueOf(e.getMessage()),
                        field -> field == OptionalField.SYSTEM_ROLE
                                ? hasSystem(body)
                                : isRefusal && body.has(field.wireName()));
                if (named.isEmpty()) {
                    throw e;
                }
                if (named.get() == OptionalField.RESPONSE_FORMAT) {
                    refused.add(named.get());
                    throw e;
                }
                without.add(named.get());
            }
        }
    }

    /** Asks for a completion with exactly these fields, so that a refusal of a value is not taken for one of the field. */
    Reply chatAsIs(ObjectNode asked) {
        return post(without(asked, EnumSet.copyOf(refused)));
    }

    /** What a path beside {@code /v1} says; empty if it says nothing. */
    Optional<JsonNode> beside(String path) {
        try {
            return Optional.of(MAPPER.readTree(get(settings.url().resolve(path))));
        } catch (LangChain4jException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Counts a call that somebody else makes. */
    void count() {
        if (made >= most) {
            throw new LangChain4jException("not asked: " + most + " calls were made");
        }
        made++;
    }

    int made() {
        return made;
    }

    Set<OptionalField> refused() {
        return refused;
    }

    /** The middle one of the times to an answer. */
    Optional<Duration> latency() {
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(times.stream().sorted().toList().get(times.size() / 2));
    }

    private ObjectNode without(ObjectNode asked, Set<OptionalField> fields) {
        ObjectNode body = asked.deepCopy();
        body.put("model", settings.model());
        if (fields.contains(OptionalField.MAX_TOKENS) && body.has(OptionalField.MAX_TOKENS.wireName())) {
            body.set(OptionalField.MAX_COMPLETION_TOKENS.wireName(), body.get(OptionalField.MAX_TOKENS.wireName()));
        }
        fields.forEach(field -> body.remove(field.wireName()));
        if (fields.contains(OptionalField.SYSTEM_ROLE) && hasSystem(body)) {
            ArrayNode messages = body.withArray("messages");
            String instructions = messages.remove(0).path("content").asText();
            ObjectNode first = (ObjectNode) messages.get(0);
            first.put("content", instructions + "\n\n" + first.path("content").asText());
        }
        settings.extraBody().forEach((name, value) -> body.set(name, MAPPER.valueToTree(value)));
        return body;
    }

    /** Ours is the first message, and the user's follows. */
    private static boolean hasSystem(ObjectNode body) {
        return body.at("/messages/0/role").asText().equals("system");
    }

    private Reply post(ObjectNode body) {
        HttpRequest.Builder request = request(
                        HttpMethod.POST, settings.url().toString().replaceAll("/+$", "") + "/chat/completions")
                .addHeader("Content-Type", "application/json")
                .body(body.toString());
        count();
        long start = System.nanoTime();
        String answer = execute(request);
        times.add(Duration.ofNanos(System.nanoTime() - start));
        return new Reply(Completion.read(answer), Completion.answer(answer));
    }

    private String get(URI url) {
        count();
        return execute(request(HttpMethod.GET, url.toString()));
    }

    private String execute(HttpRequest.Builder request) {
        try {
            return client.execute(request.build()).body();
        } catch (HttpFailure e) {
            if (e.statusCode() == 401 || e.statusCode() == 403) {
                throw new AuthenticationException(e);
            }
            throw e;
        }
    }

    private HttpRequest.Builder request(HttpMethod method, String url) {
        HttpRequest.Builder request = HttpRequest.builder().method(method).url(url);
        settings.apiKey().ifPresent(key -> request.addHeader("Authorization", "Bearer " + key.reveal()));
        return request;
    }
}
