package dev.acumen.simulation;

import java.time.Duration;

/**
 * How the simulated endpoint behaves. {@link Builder} tells the defaults.
 *
 * @param seed of all randomness
 * @param minLatency the shortest wait before an answer
 * @param maxLatency the longest wait before an answer
 * @param failureRate share of requests answered with status 500, 0 to 1. The draw rests on the messages, the {@code seed} field and
 *     the header {@code X-Acumen-Try}: without that header a request that failed fails again
 * @param usageReported whether answers carry {@code usage}
 * @param cachedTokensReported whether usage tells cached tokens
 * @param reviewerErrorRate share of lessons worded with another convention than the better attempts followed
 * @param adherence how often the clerk follows a lesson that bears on a shipment
 * @param malformedReplyRate share of reviewer replies that cannot be parsed until asked again
 * @param gullibility share of attempts whose reviewer takes what stands on a page for an order and makes lessons of it
 * @param supportsJsonSchema whether {@code response_format} of type {@code json_schema} is accepted
 * @param contextTokens the longest prompt accepted
 */
public record SimulationSettings(
        long seed,
        Duration minLatency,
        Duration maxLatency,
        double failureRate,
        boolean usageReported,
        boolean cachedTokensReported,
        double reviewerErrorRate,
        double adherence,
        double malformedReplyRate,
        double gullibility,
        boolean supportsJsonSchema,
        int contextTokens) {

    public SimulationSettings {
        if (minLatency.isNegative() || maxLatency.compareTo(minLatency) < 0) {
            throw new IllegalArgumentException("latency goes from " + minLatency + " to " + maxLatency
                    + ": expected two durations of zero or more, the shorter one first");
        }
        requireShare("failureRate", failureRate);
        requireShare("reviewerErrorRate", reviewerErrorRate);
        requireShare("adherence", adherence);
        requireShare("malformedReplyRate", malformedReplyRate);
        requireShare("gullibility", gullibility);
        if (contextTokens < 1) {
            throw new IllegalArgumentException("contextTokens is " + contextTokens + ": expected 1 or more");
        }
    }

    /** The defaults. */
    public static SimulationSettings defaults() {
        return builder().build();
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ": expected a share from 0 to 1");
        }
    }

    /**
     * Builds settings. By default: seed 1, answers after 2 to 6 ms, no request fails, usage and cached tokens are reported, 5 % of lessons
     * are worded wrongly, the clerk follows 95 % of the lessons that bear on a shipment, every reviewer reply can be parsed, no page is taken for
     * an order, JSON schemas are supported, and the context holds 32,768 tokens.
     */
    public static final class Builder {

        private long seed = 1;
        private Duration minLatency = Duration.ofMillis(2);
        private Duration maxLatency = Duration.ofMillis(6);
        private double failureRate;
        private boolean usageReported = true;
        private boolean cachedTokensReported = true;
        private double reviewerErrorRate = 0.05;
        private double adherence = 0.95;
        private double malformedReplyRate;
        private double gullibility;
        private boolean supportsJsonSchema = true;
        private int contextTokens = 32_768;

        private Builder() {}

        /** The seed of all randomness. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** The shortest and the longest wait before an answer. */
        public Builder latency(Duration min, Duration max) {
            minLatency = min;
            maxLatency = max;
            return this;
        }

        /** Share of requests answered with status 500. */
        public Builder failureRate(double value) {
            failureRate = value;
            return this;
        }

        /** Whether answers carry usage. */
        public Builder usageReported(boolean value) {
            usageReported = value;
            return this;
        }

        /** Whether usage tells cached tokens. */
        public Builder cachedTokensReported(boolean value) {
            cachedTokensReported = value;
            return this;
        }

        /** Share of lessons worded with a convention the better attempts did not follow. */
        public Builder reviewerErrorRate(double value) {
            reviewerErrorRate = value;
            return this;
        }

        /** How often the clerk follows a lesson that bears on a shipment. */
        public Builder adherence(double value) {
            adherence = value;
            return this;
        }

        /** Share of reviewer replies that cannot be parsed until asked again. */
        public Builder malformedReplyRate(double value) {
            malformedReplyRate = value;
            return this;
        }

        /** Share of attempts whose reviewer takes what stands on a page for an order. */
        public Builder gullibility(double value) {
            gullibility = value;
            return this;
        }

        /** Whether a JSON schema may be asked for. */
        public Builder supportsJsonSchema(boolean value) {
            supportsJsonSchema = value;
            return this;
        }

        /** The longest prompt accepted, in tokens. */
        public Builder contextTokens(int value) {
            contextTokens = value;
            return this;
        }

        /** The settings. */
        public SimulationSettings build() {
            return new SimulationSettings(
                    seed,
                    minLatency,
                    maxLatency,
                    failureRate,
                    usageReported,
                    cachedTokensReported,
                    reviewerErrorRate,
                    adherence,
                    malformedReplyRate,
                    gullibility,
                    supportsJsonSchema,
                    contextTokens);
        }
    }
}
