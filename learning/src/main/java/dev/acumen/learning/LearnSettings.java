package dev.acumen.learning;

import dev.acumen.core.library.LibraryLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * How to learn. Unless told otherwise: the published settings of Training-Free GRPO for math (arXiv 2510.08191, section 3.1): groups of
 * 5, 3 epochs of one batch with all tasks, temperature 0.7 when practising and 0.3 when evaluated; and our own: with ground truth, 3 lessons a group,
 * review at temperature 0.3, a context of 32,768 tokens, 100 lessons and 2,000 tokens, one held-out attempt a task, seed 0, attempts contrasted by advantage.
 *
 * @param groupSize attempts at each task, 2 or more
 * @param epochs how often each task is practised
 * @param batchSize tasks a step; empty for all of them in one
 * @param practiceTemperature above 0, or all attempts of a group would be the same
 * @param evaluationTemperature for held-out attempts
 * @param reviewTemperature for summaries, comparisons and edits
 * @param lessonsPerGroup the most lessons one group may suggest
 * @param groundTruth whether reference answers are used; without, attempts are scored by agreement with their siblings
 * @param heldOutSamples attempts at each held-out task in each arm; 0 measures nothing
 * @param contextTokens what the reviewing model can read and write at once
 * @param maxOutputTokens the most tokens of one reply when attempting, if limited
 * @param limits how large the library may grow
 * @param seed of batches
 * @param order of the attempts that the reviewer is shown
 * @param failuresInARow so many failed calls in a row end the run
 */
public record LearnSettings(
        int groupSize,
        int epochs,
        OptionalInt batchSize,
        double practiceTemperature,
        double evaluationTemperature,
        double reviewTemperature,
        int lessonsPerGroup,
        boolean groundTruth,
        int heldOutSamples,
        int contextTokens,
        OptionalInt maxOutputTokens,
        LibraryLimits limits,
        long seed,
        AttemptOrder order,
        int failuresInARow) {

    public LearnSettings {
        require(groupSize >= 2, "a group has at least 2 attempts, not " + groupSize);
        require(epochs >= 1, "there is at least 1 epoch, not " + epochs);
        require(batchSize.orElse(1) >= 1, "a batch has at least 1 task, not " + batchSize.orElse(0));
        require(
                practiceTemperature > 0,
                "practice needs a temperature above 0, or all attempts of a group would be the same");
        require(evaluationTemperature >= 0 && reviewTemperature >= 0, "a temperature is not negative");
        require(lessonsPerGroup >= 1, "a group may suggest at least 1 lesson, not " + lessonsPerGroup);
        require(
                contextTokens >= 1_024,
                "a reviewing model needs a context of at least 1024 tokens, not " + contextTokens);
        require(heldOutSamples >= 0, "the number of held-out attempts is not negative");
        require(
                heldOutSamples <= 1 || evaluationTemperature > 0,
                "at temperature 0 all " + heldOutSamples + " held-out attempts at a task would be the same");
    }

    /** The published settings for math: groups of 5. */
    public static Builder math() {
        return new Builder();
    }

    /** The published settings for web search: groups of 3. */
    public static Builder web() {
        return new Builder().groupSize(3);
    }

    /** The same for a reviewing model with another context. */
    public LearnSettings withContextTokens(int tokens) {
        return new LearnSettings(
                groupSize,
                epochs,
                batchSize,
                practiceTemperature,
                evaluationTemperature,
                reviewTemperature,
                lessonsPerGroup,
                groundTruth,
                heldOutSamples,
                tokens,
                maxOutputTokens,
                limits,
                seed,
                order,
                failuresInARow);
    }

    /** How many batches make an epoch of so many tasks. */
    public int stepsPerEpoch(int tasks) {
        int size = Math.max(1, Math.min(tasks, batchSize.orElse(tasks)));
        return (tasks + size - 1) / size;
    }

    /** These settings by name, for the record of a run. */
    public Map<String, String> describe() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("groupSize", String.valueOf(groupSize));
        settings.put("epochs", String.valueOf(epochs));
        settings.put("batchSize", batchSize.isPresent() ? String.valueOf(batchSize.getAsInt()) : "all");
        settings.put("practiceTemperature", String.valueOf(practiceTemperature));
        settings.put("evaluationTemperature", String.valueOf(evaluationTemperature));
        settings.put("reviewTemperature", String.valueOf(reviewTemperature));
        settings.put("lessonsPerGroup", String.valueOf(lessonsPerGroup));
        settings.put("groundTruth", String.valueOf(groundTruth));
        settings.put("heldOutSamples", String.valueOf(heldOutSamples));
        settings.put("contextTokens", String.valueOf(contextTokens));
        settings.put(
                "maxOutputTokens", maxOutputTokens.isPresent() ? String.valueOf(maxOutputTokens.getAsInt()) : "unset");
        settings.put("libraryLessons", String.valueOf(limits.lessons()));
        settings.put("libraryTokens", String.valueOf(limits.tokens()));
        settings.put("seed", String.valueOf(seed));
        settings.put("attemptOrder", order.word());
        return Collections.unmodifiableMap(settings);
    }

    /**
     * The settings that {@link #describe} gave these names.
     *
     * @throws IllegalArgumentException if one is missing or means nothing
     */
    public static LearnSettings described(Map<String, String> names) {
        UnaryOperator<String> value = name -> {
            String found = names.get(name);
            if (found == null) {
                throw new IllegalArgumentException("the setting '" + name + "' is missing");
            }
            return found;
        };
        return math().groupSize(Integer.parseInt(value.apply("groupSize")))
                .epochs(Integer.parseInt(value.apply("epochs")))
                .batchSize(number(value.apply("batchSize"), "all"))
                .practiceTemperature(Double.parseDouble(value.apply("practiceTemperature")))
                .evaluationTemperature(Double.parseDouble(value.apply("evaluationTemperature")))
                .reviewTemperature(Double.parseDouble(value.apply("reviewTemperature")))
                .lessonsPerGroup(Integer.parseInt(value.apply("lessonsPerGroup")))
                .groundTruth(Boolean.parseBoolean(value.apply("groundTruth")))
                .heldOutSamples(Integer.parseInt(value.apply("heldOutSamples")))
                .contextTokens(Integer.parseInt(value.apply("contextTokens")))
                .maxOutputTokens(number(value.apply("maxOutputTokens"), "unset"))
                .limits(new LibraryLimits(
                        Integer.parseInt(value.apply("libraryLessons")),
                        Integer.parseInt(value.apply("libraryTokens"))))
                .seed(Long.parseLong(value.apply("seed")))
                .order(AttemptOrder.named(names.getOrDefault("attemptOrder", AttemptOrder.SAMPLE.word())))
                .build();
    }

    private static OptionalInt number(String text, String none) {
        return text.equals(none) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Collects settings; see {@link LearnSettings} for the defaults. */
    public static final class Builder {
        private int groupSize = 5;
        private int epochs = 3;
        private OptionalInt batchSize = OptionalInt.empty();
        private double practiceTemperature = 0.7;
        private double evaluationTemperature = 0.3;
        private double reviewTemperature = 0.3;
        private int lessonsPerGroup = 3;
        private boolean groundTruth = true;
        private int heldOutSamples = 1;
        private int contextTokens = 32_768;
        private OptionalInt maxOutputTokens = OptionalInt.empty();
        private LibraryLimits limits = LibraryLimits.defaults();
        private long seed;
        private AttemptOrder order = AttemptOrder.ADVANTAGE;
        private int failuresInARow = 10;

        private Builder() {}

        /** Attempts at each task. */
        public Builder groupSize(int value) {
            groupSize = value;
            return this;
        }

        /** How often each task is practised. */
        public Builder epochs(int value) {
            epochs = value;
            return this;
        }

        /** Tasks a step; empty for all of them in one. */
        public Builder batchSize(OptionalInt value) {
            batchSize = value;
            return this;
        }

        /** Temperature when practising. */
        public Builder practiceTemperature(double value) {
            practiceTemperature = value;
            return this;
        }

        /** Temperature of held-out attempts. */
        public Builder evaluationTemperature(double value) {
            evaluationTemperature = value;
            return this;
        }

        /** Temperature of summaries, comparisons and edits. */
        public Builder reviewTemperature(double value) {
            reviewTemperature = value;
            return this;
        }

        /** The most lessons one group may suggest. */
        public Builder lessonsPerGroup(int value) {
            lessonsPerGroup = value;
            return this;
        }

        /** Whether reference answers are used. */
        public Builder groundTruth(boolean value) {
            groundTruth = value;
            return this;
        }

        /** Attempts at each held-out task in each arm. */
        public Builder heldOutSamples(int value) {
            heldOutSamples = value;
            return this;
        }

        /** What the reviewing model can read and write at once. */
        public Builder contextTokens(int value) {
            contextTokens = value;
            return this;
        }

        /** The most tokens of one reply when attempting. */
        public Builder maxOutputTokens(OptionalInt value) {
            maxOutputTokens = value;
            return this;
        }

        /** How large the library may grow. */
        public Builder limits(LibraryLimits value) {
            limits = value;
            return this;
        }

        /** Seed of batches. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Which attempts of a group the reviewer is shown, and in which order. */
        public Builder order(AttemptOrder value) {
            order = value;
            return this;
        }

        /** So many failed calls in a row end the run. */
        public Builder failuresInARow(int value) {
            failuresInARow = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException with a sentence for the user, if they do not go together
         */
        public LearnSettings build() {
            return new LearnSettings(
                    groupSize,
                    epochs,
                    batchSize,
                    practiceTemperature,
                    evaluationTemperature,
                    reviewTemperature,
                    lessonsPerGroup,
                    groundTruth,
                    heldOutSamples,
                    contextTokens,
                    maxOutputTokens,
                    limits,
                    seed,
                    order,
                    failuresInARow);
        }
    }
}
