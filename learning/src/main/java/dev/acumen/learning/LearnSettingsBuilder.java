package dev.acumen.learning;

import dev.acumen.core.library.LibraryLimits;
import dev.acumen.learning.signal.Signal;
import java.util.OptionalInt;

/** Collects settings; see {@link LearnSettings} for the defaults. */
public final class LearnSettingsBuilder {
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
    private Signal signal = Signal.balanced();
    private AttemptOrder order = AttemptOrder.ADVANTAGE;
    private AnswerKind answers = AnswerKind.AUTO;
    private ReviewMaterial material = ReviewMaterial.EVIDENCE;
    private AdoptionSettings adoption = AdoptionSettings.defaults();
    private Economy economy = Economy.thrifty();
    private double lessonDropout;
    private double guard = 0.05;
    private int failuresInARow = LearnSettings.FAILURES_IN_A_ROW;

    LearnSettingsBuilder() {}

    /** Attempts at each task. */
    public LearnSettingsBuilder groupSize(int value) {
        groupSize = value;
        return this;
    }

    /** How often each task is practised. */
    public LearnSettingsBuilder epochs(int value) {
        epochs = value;
        return this;
    }

    /** Tasks a step; empty for as many as {@link LearnSettings} says. */
    public LearnSettingsBuilder batchSize(OptionalInt value) {
        batchSize = value;
        return this;
    }

    /** Temperature when practising. */
    public LearnSettingsBuilder practiceTemperature(double value) {
        practiceTemperature = value;
        return this;
    }

    /** Temperature of held-out attempts. */
    public LearnSettingsBuilder evaluationTemperature(double value) {
        evaluationTemperature = value;
        return this;
    }

    /** Temperature of summaries, comparisons and edits. */
    public LearnSettingsBuilder reviewTemperature(double value) {
        reviewTemperature = value;
        return this;
    }

    /** The most lessons one group may suggest. */
    public LearnSettingsBuilder lessonsPerGroup(int value) {
        lessonsPerGroup = value;
        return this;
    }

    /** Whether reference answers are used. */
    public LearnSettingsBuilder groundTruth(boolean value) {
        groundTruth = value;
        return this;
    }

    /** Attempts at each held-out task in each arm. */
    public LearnSettingsBuilder heldOutSamples(int value) {
        heldOutSamples = value;
        return this;
    }

    /** What the reviewing model can read and write at once. */
    public LearnSettingsBuilder contextTokens(int value) {
        contextTokens = value;
        return this;
    }

    /** The most tokens of one reply when attempting. */
    public LearnSettingsBuilder maxOutputTokens(OptionalInt value) {
        maxOutputTokens = value;
        return this;
    }

    /** How large the library may grow. */
    public LearnSettingsBuilder limits(LibraryLimits value) {
        limits = value;
        return this;
    }

    /** Seed of batches. */
    public LearnSettingsBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * The signal that is written so.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none or its parts do not go together
     */
    public LearnSettingsBuilder signal(String value) {
        return signal(Signal.parse(value));
    }

    /** What is learned from and how much it counts. */
    public LearnSettingsBuilder signal(Signal value) {
        signal = value;
        return this;
    }

    /** Which attempts of a group the reviewer is shown, and in which order. */
    public LearnSettingsBuilder order(AttemptOrder value) {
        order = value;
        return this;
    }

    /** What the reviewer is shown. */
    public LearnSettingsBuilder material(ReviewMaterial value) {
        material = value;
        return this;
    }

    /** Whether answers are labels of a small closed set. */
    public LearnSettingsBuilder answers(AnswerKind value) {
        answers = value;
        return this;
    }

    /** How a step chooses among the changes it could make. */
    public LearnSettingsBuilder adoption(AdoptionSettings value) {
        adoption = value;
        return this;
    }

    /** Which attempts are not made because they would teach nothing. */
    public LearnSettingsBuilder economy(Economy value) {
        economy = value;
        return this;
    }

    /** How likely each lesson is left out before one attempt of each group. */
    public LearnSettingsBuilder lessonDropout(double value) {
        lessonDropout = value;
        return this;
    }

    /** How often a verdict may be wrong that rolls the library back to where the run began; 0 for none. */
    public LearnSettingsBuilder guard(double value) {
        guard = value;
        return this;
    }

    /** The algorithm as published: one plan a step, adopted untested and never rolled back; every attempt made; reviewed as in the paper. Batches are of all tasks unless set. */
    public LearnSettingsBuilder published() {
        return material(ReviewMaterial.PUBLISHED)
                .signal(Signal.published())
                .adoption(AdoptionSettings.published())
                .economy(Economy.none())
                .lessonDropout(0)
                .guard(0);
    }

    /** So many failed calls in a row end the run. */
    public LearnSettingsBuilder failuresInARow(int value) {
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
                signal,
                order,
                material,
                answers,
                adoption,
                economy,
                lessonDropout,
                guard,
                failuresInARow);
    }
}
