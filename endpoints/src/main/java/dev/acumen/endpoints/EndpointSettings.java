package dev.acumen.endpoints;

import dev.acumen.core.run.Price;
import dev.acumen.core.run.Role;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.acumen.net.Secret;
import dev.langchain4j.model.chat.ChatModel;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How to reach a model. Unless told otherwise: named after host and model, no key, 10 minutes for a whole answer, 16 calls at
 * once whatever they are for, 12 tries within a few minutes and 15 minutes of waits, seeds made from 0, no extra body, no price, context
 * unknown, answers in one piece, no field known to be refused.
 *
 * @param name for people and as part of the key under which calls are journalled
 * @param url up to and including {@code /v1}
 * @param model the model's name
 * @param apiKey sent as bearer token
 * @param timeout from sending a request to the last byte of its answer; of a streamed answer, the longest silence
 * @param concurrency the most calls at once
 * @param roleLimits the most calls at once of some roles, within that
 * @param retry how often and how soon a failed call is tried again
 * @param seed from which the seed of every call is made; empty sends no seed
 * @param extraBody further fields of every request's body, as they are
 * @param streams whether answers are asked for as streams of events, so that no connection is silent while the model thinks
 * @param price of the model's tokens
 * @param contextTokens the most tokens of prompt and answer together, if known
 * @param knownRefused fields that the server is known to refuse, left out from the first call on: {@code response_format},
 *     {@code seed}, {@code temperature}, {@code max_tokens} (which becomes {@code max_completion_tokens}, unless
 *     that is named too), {@code tool_choice}, {@code stream_options}, streaming itself; and what is no field: {@code system role}, {@code repeated roles}; others
 *     mean nothing
 * @param chatModel a model of the application, in place of one at the URL; it makes no retries of its own
 */
public record EndpointSettings(
        String name,
        URI url,
        String model,
        Optional<Secret> apiKey,
        Duration timeout,
        int concurrency,
        Map<Role, Integer> roleLimits,
        RetryPolicy retry,
        Optional<Long> seed,
        Map<String, Object> extraBody,
        boolean streams,
        Optional<Price> price,
        OptionalInt contextTokens,
        Set<String> knownRefused,
        Optional<ChatModel> chatModel) {

    public EndpointSettings {
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (chatModel.isEmpty() && (!isHttp || url.getHost() == null)) {
            throw new IllegalArgumentException("a server's URL is like http://127.0.0.1:8000/v1, not " + url);
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a server's URL has no user name or password in it, where logs would show them: give an API key");
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("an endpoint has a model name");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("at least one call goes out at once, not " + concurrency);
        }
        roleLimits = Map.copyOf(roleLimits);
        roleLimits.forEach((role, limit) -> {
            if (limit < 1) {
                throw new IllegalArgumentException("at least one call of " + role + " goes out at once, not " + limit);
            }
        });
        if (contextTokens.isPresent() && contextTokens.getAsInt() < 1) {
            throw new IllegalArgumentException("a context has room for a token or more");
        }
        knownRefused = Set.copyOf(knownRefused);
        extraBody = Collections.unmodifiableMap(new LinkedHashMap<>(extraBody));
    }

    /** Settings for the given server and model. */
    public static Builder builder(URI url, String model) {
        return new Builder(url, model);
    }

    /**
     * Settings for a model of the application, such as any of langchain4j's. It makes no retries of its own.
     *
     * @param name for people and journal; it tells the runs of one model from those of another
     */
    public static Builder of(String name, ChatModel chatModel) {
        Builder builder = new Builder(
                URI.create("model:"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")),
                name);
        builder.chatModel = Optional.of(chatModel);
        return builder.name(name);
    }

    /** Collects settings; see {@link EndpointSettings} for the defaults. */
    public static final class Builder {
        private final URI url;
        private final String model;
        private String name;
        private Optional<Secret> apiKey = Optional.empty();
        private Duration timeout = Duration.ofMinutes(10);
        private int concurrency = 16;
        private Map<Role, Integer> roleLimits = Map.of();
        private RetryPolicy retry = RetryPolicy.defaults();
        private Optional<Long> seed = Optional.of(0L);
        private Map<String, Object> extraBody = Map.of();
        private boolean streams;
        private Optional<Price> price = Optional.empty();
        private OptionalInt contextTokens = OptionalInt.empty();
        private Set<String> knownRefused = Set.of();
        private Optional<ChatModel> chatModel = Optional.empty();

        private Builder(URI url, String model) {
            this.url = url;
            this.model = model;
            this.name = url.getAuthority() + "/" + model;
        }

        /** The name for people and journal. */
        public Builder name(String value) {
            this.name = value;
            return this;
        }

        /** The key, if the server wants one. */
        public Builder apiKey(Optional<Secret> value) {
            this.apiKey = value;
            return this;
        }

        /** From sending a request to the last byte of its answer; of a streamed answer, the longest silence. */
        public Builder timeout(Duration value) {
            this.timeout = value;
            return this;
        }

        /** The most calls at once. */
        public Builder concurrency(int value) {
            this.concurrency = value;
            return this;
        }

        /** The most calls at once of some roles. */
        public Builder roleLimits(Map<Role, Integer> value) {
            this.roleLimits = value;
            return this;
        }

        /** How often and how soon a failed call is tried again. */
        public Builder retry(RetryPolicy value) {
            this.retry = value;
            return this;
        }

        /** From which the seed of every call is made; empty sends no seed. */
        public Builder seed(Optional<Long> value) {
            this.seed = value;
            return this;
        }

        /** Further fields of every request's body. */
        public Builder extraBody(Map<String, Object> value) {
            this.extraBody = value;
            return this;
        }

        /** Whether answers are asked for as streams of events. */
        public Builder streams(boolean value) {
            this.streams = value;
            return this;
        }

        /** The price of the model's tokens. */
        public Builder price(Optional<Price> value) {
            this.price = value;
            return this;
        }

        /** The most tokens of prompt and answer together, if known. */
        public Builder contextTokens(OptionalInt value) {
            this.contextTokens = value;
            return this;
        }

        /** Fields that the server is known to refuse. */
        public Builder knownRefused(Set<String> value) {
            this.knownRefused = value;
            return this;
        }

        /** The settings. */
        public EndpointSettings build() {
            return new EndpointSettings(
                    name,
                    url,
                    model,
                    apiKey,
                    timeout,
                    concurrency,
                    roleLimits,
                    retry,
                    seed,
                    extraBody,
                    streams,
                    price,
                    contextTokens,
                    knownRefused,
                    chatModel);
        }
    }
}
