package dev.acumen.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which model to use and how. Unless told otherwise: the server that the environment names ({@code OPENAI_BASE_URL}), its only model, the key
 * in {@code OPENAI_API_KEY}, 10 minutes for an answer, 16 calls at once, the context that the server tells, a seed with every call, answers in
 * one piece, no further fields. Immutable.
 */
public final class ModelSpec {

    /** The URL that means the simulated endpoint. */
    public static final String SIMULATED = "simulated";

    private final Optional<String> url;
    private final Optional<String> model;
    private final Optional<String> apiKeyVariable;
    private final Optional<Duration> timeout;
    private final Optional<Integer> concurrency;
    private final Map<String, Integer> atOnce;
    private final Optional<Integer> contextTokens;
    private final Optional<Boolean> sendsSeed;
    private final Optional<Boolean> streams;
    private final Map<String, JsonNode> extraBody;
    private final Map<String, String> simulation;
    private final Optional<ChatModel> chatModel;

    private ModelSpec(Builder builder) {
        this.url = builder.url;
        this.model = builder.model;
        this.apiKeyVariable = builder.apiKeyVariable;
        this.timeout = builder.timeout;
        this.concurrency = builder.concurrency;
        this.atOnce = Collections.unmodifiableMap(new LinkedHashMap<>(builder.atOnce));
        this.contextTokens = builder.contextTokens;
        this.sendsSeed = builder.sendsSeed;
        this.streams = builder.streams;
        this.extraBody = Collections.unmodifiableMap(new LinkedHashMap<>(builder.extraBody));
        this.simulation = Collections.unmodifiableMap(new LinkedHashMap<>(builder.simulation));
        this.chatModel = builder.chatModel;
    }

    /** A model at an OpenAI-compatible server. */
    public static ModelSpec at(String url, String model) {
        return builder().url(url).model(model).build();
    }

    /**
     * A model of the application, such as any of langchain4j's; it makes no retries of its own.
     *
     * @param name tells the runs of this model from those of others
     */
    public static ModelSpec of(String name, ChatModel chatModel) {
        Builder builder = builder().model(name);
        builder.chatModel = Optional.of(chatModel);
        return builder.build();
    }

    /** The simulated endpoint, which is no language model. */
    public static ModelSpec simulated() {
        return builder().url(SIMULATED).build();
    }

    /** Nothing said yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The server up to and including {@code /v1}, or {@code simulated}. */
    public Optional<String> url() {
        return url;
    }

    /** The model's name. */
    public Optional<String> model() {
        return model;
    }

    /** The environment variable that holds the key. */
    public Optional<String> apiKeyVariable() {
        return apiKeyVariable;
    }

    /** For one whole answer; of a streamed one, the longest silence. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** Calls at once. */
    public Optional<Integer> concurrency() {
        return concurrency;
    }

    /** Calls of one kind at once, by the kind's name. */
    public Map<String, Integer> atOnce() {
        return atOnce;
    }

    /** What the model can read and write at once. */
    public Optional<Integer> contextTokens() {
        return contextTokens;
    }

    /** Whether every call has a seed. */
    public Optional<Boolean> sendsSeed() {
        return sendsSeed;
    }

    /** Whether answers are asked for as streams of events, so that gateways which cut silent connections let a model think. */
    public Optional<Boolean> streams() {
        return streams;
    }

    /** Further fields of every request. */
    public Map<String, JsonNode> extraBody() {
        return extraBody;
    }

    /** The application's own model, under {@link #model} as its name. */
    public Optional<ChatModel> chatModel() {
        return chatModel;
    }

    /** How the simulated endpoint is changed, by key. */
    public Map<String, String> simulation() {
        return simulation;
    }

    /** This, completed by another where it says nothing. */
    public ModelSpec or(ModelSpec other) {
        Map<String, Integer> limits = new LinkedHashMap<>(other.atOnce);
        limits.putAll(atOnce);
        Map<String, JsonNode> fields = new LinkedHashMap<>(other.extraBody);
        fields.putAll(extraBody);
        Map<String, String> changes = new LinkedHashMap<>(other.simulation);
        changes.putAll(simulation);
        Builder merged = new Builder();
        merged.chatModel = chatModel.or(other::chatModel);
        return merged.url(url.or(other::url))
                .model(model.or(other::model))
                .apiKeyVariable(apiKeyVariable.or(other::apiKeyVariable))
                .timeout(timeout.or(other::timeout))
                .concurrency(concurrency.or(other::concurrency))
                .atOnce(limits)
                .contextTokens(contextTokens.or(other::contextTokens))
                .sendsSeed(sendsSeed.or(other::sendsSeed))
                .streams(streams.or(other::streams))
                .extraBody(fields)
                .simulation(changes)
                .build();
    }

    /** What {@link ModelSpec} says of each setting that is left out. Not safe for use by several threads. */
    public static final class Builder {
        private Optional<String> url = Optional.empty();
        private Optional<String> model = Optional.empty();
        private Optional<String> apiKeyVariable = Optional.empty();
        private Optional<Duration> timeout = Optional.empty();
        private Optional<Integer> concurrency = Optional.empty();
        private Map<String, Integer> atOnce = Map.of();
        private Optional<Integer> contextTokens = Optional.empty();
        private Optional<Boolean> sendsSeed = Optional.empty();
        private Optional<Boolean> streams = Optional.empty();
        private Map<String, JsonNode> extraBody = Map.of();
        private Map<String, String> simulation = Map.of();
        private Optional<ChatModel> chatModel = Optional.empty();

        private Builder() {}

        /** The server up to and including {@code /v1}, or {@code simulated}. */
        public Builder url(String value) {
            return url(Optional.of(value));
        }

        /** The same, if it is given. */
        public Builder url(Optional<String> value) {
            url = value;
            return this;
        }

        /** The model's name. */
        public Builder model(String value) {
            return model(Optional.of(value));
        }

        /** The same, if it is given. */
        public Builder model(Optional<String> value) {
            model = value;
            return this;
        }

        /** The environment variable that holds the key, if one is named. */
        public Builder apiKeyVariable(Optional<String> value) {
            apiKeyVariable = value;
            return this;
        }

        /** For one whole answer. */
        public Builder timeout(Optional<Duration> value) {
            timeout = value;
            return this;
        }

        /** Calls at once. */
        public Builder concurrency(Optional<Integer> value) {
            concurrency = value;
            return this;
        }

        /** Calls of one kind at once: rollouts, judging, distilling, tools. */
        public Builder atOnce(Map<String, Integer> value) {
            atOnce = value;
            return this;
        }

        /** What the model can read and write at once. */
        public Builder contextTokens(Optional<Integer> value) {
            contextTokens = value;
            return this;
        }

        /** Whether every call has a seed. */
        public Builder sendsSeed(Optional<Boolean> value) {
            sendsSeed = value;
            return this;
        }

        /** Whether answers are asked for as streams of events. */
        public Builder streams(Optional<Boolean> value) {
            streams = value;
            return this;
        }

        /** Further fields of every request. */
        public Builder extraBody(Map<String, JsonNode> value) {
            extraBody = value;
            return this;
        }

        /** How the simulated endpoint is changed, by key. */
        public Builder simulation(Map<String, String> value) {
            simulation = value;
            return this;
        }

        /** The specification. */
        public ModelSpec build() {
            return new ModelSpec(this);
        }
    }
}
