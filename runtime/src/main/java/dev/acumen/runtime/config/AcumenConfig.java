package dev.acumen.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.library.LibraryLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code acumen.yaml} may say. Every field may be missing.
 *
 * @param endpoint the model that attempts tasks and reviews the attempts
 * @param judge the model that judges, if another is to; where it gives no URL, the endpoint's is meant
 * @param reviewer the model that reviews attempts, if another is to; where it gives no URL, the endpoint's is meant
 * @param learn settings of learning
 * @param tools what agents work with
 * @param prices of models by name, for those that {@code endpoint} gives no price
 * @param retrieval which lessons stand before a task
 */
public record AcumenConfig(
        @Nullable EndpointConfig endpoint,
        @Nullable EndpointConfig judge,
        @Nullable EndpointConfig reviewer,
        @Nullable LearnConfig learn,
        @Nullable ToolsConfig tools,
        @Nullable Map<String, PriceConfig> prices,
        @Nullable RetrievalConfig retrieval) {

    /** Says nothing. */
    public static AcumenConfig empty() {
        return new AcumenConfig(null, null, null, null, null, null, null);
    }

    /**
     * How to reach a model.
     *
     * @param url up to and including {@code /v1}, or {@code simulated}
     * @param model its name
     * @param apiKeyEnv the environment variable that holds the key; keys themselves have no place in a file
     * @param timeoutSeconds for a whole answer; of a streamed one, the longest silence
     * @param concurrency the most calls at once
     * @param atOnce the most calls of one kind at once: rollouts, judging, distilling
     * @param contextTokens what it can read and write at once
     * @param sendSeed whether every call has a seed; true unless said otherwise
     * @param stream whether answers are asked for as streams of events; false unless said otherwise
     * @param extraBody further fields of every request
     * @param price of its tokens
     */
    public record EndpointConfig(
            @Nullable String url,
            @Nullable String model,
            @Nullable String apiKeyEnv,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer concurrency,
            @Nullable Map<String, Integer> atOnce,
            @Nullable Integer contextTokens,
            @Nullable Boolean sendSeed,
            @Nullable Boolean stream,
            @Nullable Map<String, JsonNode> extraBody,
            @Nullable PriceConfig price) {

        /** Says nothing. */
        public static EndpointConfig empty() {
            return new EndpointConfig(null, null, null, null, null, null, null, null, null, null, null);
        }

        /** The same as a specification. */
        public ModelSpec spec() {
            return ModelSpec.builder()
                    .url(Optional.ofNullable(url))
                    .model(Optional.ofNullable(model))
                    .apiKeyVariable(Optional.ofNullable(apiKeyEnv))
                    .timeout(Optional.ofNullable(timeoutSeconds).map(Duration::ofSeconds))
                    .concurrency(Optional.ofNullable(concurrency))
                    .atOnce(Optional.ofNullable(atOnce).orElse(Map.of()))
                    .contextTokens(Optional.ofNullable(contextTokens))
                    .sendsSeed(Optional.ofNullable(sendSeed))
                    .streams(Optional.ofNullable(stream))
                    .extraBody(Optional.ofNullable(extraBody).orElse(Map.of()))
                    .build();
        }
    }

    /** US dollars per million tokens. */
    public record PriceConfig(BigDecimal input, @Nullable BigDecimal cachedInput, BigDecimal output) {}

    /** Settings of learning, and whether their result is held for review; options of the command line go before them. */
    public record LearnConfig(
            @Nullable String preset,
            @Nullable Integer groupSize,
            @Nullable Integer epochs,
            @Nullable Integer batchSize,
            @Nullable Double practiceTemperature,
            @Nullable Double evaluationTemperature,
            @Nullable Double reviewTemperature,
            @Nullable Integer lessonsPerGroup,
            @Nullable Integer maxLessons,
            @Nullable Integer maxLessonTokens,
            @Nullable Integer maxOutputTokens,
            @Nullable String signal,
            @Nullable String gate,
            @Nullable Integer plans,
            @Nullable Integer probeTasks,
            @Nullable Integer editsPerStep,
            @Nullable String upkeep,
            @Nullable Boolean fullPractice,
            @Nullable Double lessonDropout,
            @Nullable Double guard,
            @Nullable Long seed,
            @Nullable Boolean review) {

        /** How large a library may grow, where options go before what stands here. */
        public LibraryLimits limits(Optional<Integer> lessons, Optional<Integer> tokens) {
            LibraryLimits usual = LibraryLimits.defaults();
            return new LibraryLimits(
                    lessons.or(() -> Optional.ofNullable(maxLessons)).orElse(usual.lessons()),
                    tokens.or(() -> Optional.ofNullable(maxLessonTokens)).orElse(usual.tokens()));
        }

        /** The same without what says how lessons are chosen. */
        public LearnConfig withoutChoice() {
            return new LearnConfig(
                    preset,
                    groupSize,
                    epochs,
                    batchSize,
                    practiceTemperature,
                    evaluationTemperature,
                    reviewTemperature,
                    lessonsPerGroup,
                    maxLessons,
                    maxLessonTokens,
                    maxOutputTokens,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    fullPractice,
                    null,
                    null,
                    seed,
                    review);
        }

        /** Says nothing. */
        public static LearnConfig empty() {
            return new LearnConfig(
                    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null, null);
        }
    }

    /**
     * Which lessons stand before a task.
     *
     * @param lessonsPerTask the most of them; all of the library if it says nothing
     * @param method how they are found: {@code bm25} or {@code embeddings}
     */
    public record RetrievalConfig(
            @Nullable Integer lessonsPerTask, @Nullable String method) {

        /** Says nothing. */
        public static RetrievalConfig empty() {
            return new RetrievalConfig(null, null);
        }
    }

    /** The same without the models that judge and review. */
    public AcumenConfig withoutOthers() {
        return new AcumenConfig(endpoint, null, null, learn, tools, prices, retrieval);
    }

    /** The same without any model. */
    public AcumenConfig withoutModels() {
        return new AcumenConfig(null, null, null, learn, tools, prices, retrieval);
    }

    /** The part on retrieval, or one that says nothing. */
    public RetrievalConfig retrievalOrEmpty() {
        return Optional.ofNullable(retrieval).orElseGet(RetrievalConfig::empty);
    }

    /** The endpoint's part, or one that says nothing. */
    public EndpointConfig endpointOrEmpty() {
        return Optional.ofNullable(endpoint).orElseGet(EndpointConfig::empty);
    }

    /** The part on tools, or one that says nothing. */
    public ToolsConfig toolsOrEmpty() {
        return Optional.ofNullable(tools).orElseGet(ToolsConfig::empty);
    }

    /** The part on learning, or one that says nothing. */
    public LearnConfig learnOrEmpty() {
        return Optional.ofNullable(learn).orElseGet(LearnConfig::empty);
    }
}
