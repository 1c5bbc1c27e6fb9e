package dev.acumen.learning;

import dev.acumen.core.library.LibraryLimits;
import dev.acumen.learning.signal.Signal;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How to learn. From the published settings of Training-Free GRPO for math (arXiv 2510.08191, section 3.1): groups of 5, 3 epochs, temperature
 * 0.7 when practising and 0.3 when evaluated. Our own: ground truth, 3 lessons a group, review at temperature 0.3, a context of 32,768 tokens,
 * 100 lessons and 2,000 tokens, seed 0, contrasts by advantage, the balanced signal, changes chosen by a probe, no attempt that would teach nothing, a guard at 0.05.
 * {@link LearnSettingsBuilder#published} gives the algorithm as it was published.
 *
 * @param groupSize attempts at each task, 2 or more
 * @param epochs how often each task is practised
 * @param batchSize tasks a step; empty for a sixth of them, at least 8 and at most half, and where nothing is tried before it is adopted, for all
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
 * @param signal what is learned from and how much it counts
 * @param order of the attempts that the reviewer is shown
 * @param material what else it is shown
 * @param answers whether answers are labels of a small closed set, which a lesson may name
 * @param adoption how a step chooses among the changes it could make
 * @param economy which attempts are not made
 * @param lessonDropout how likely each lesson is left out before one attempt of each group, to find out what it is worth; 0 for never
 * @param guard how often a verdict that what was learned is worse than what the run began with may be wrong; such a verdict rolls the library back. 0 for never
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
        Signal signal,
        AttemptOrder order,
        ReviewMaterial material,
        AnswerKind answers,
        AdoptionSettings adoption,
        Economy economy,
        double lessonDropout,
        double guard,
        int failuresInARow) {

    /** So many failed calls in a row end a run, unless it is told otherwise. */
    public static final int FAILURES_IN_A_ROW = 10;

    private static final int STEPS_PER_EPOCH = 6;
    private static final int SMALLEST_SHARE = 8;

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
        require(lessonDropout >= 0 && lessonDropout < 1, "lessons are left out with a probability from 0 to below 1");
        signal.rewards(maxOutputTokens);
        require(guard >= 0 && guard < 1, "the guard's error rate is from 0, for none, to below 1, not " + guard);
    }

    /** The published settings for math: groups of 5. */
    public static LearnSettingsBuilder math() {
        return new LearnSettingsBuilder();
    }

    /** The published settings for web search: groups of 3. */
    public static LearnSettingsBuilder web() {
        return new LearnSettingsBuilder().groupSize(3);
    }

    /** The same for a reviewing model with another context. */
    public LearnSettings withContextTokens(int tokens) {
        return changed().contextTokens(tokens).build();
    }

    /** The same where the kind of answers is known, unless these say it themselves. */
    public LearnSettings withAnswers(AnswerKind known) {
        return answers != AnswerKind.AUTO || known == AnswerKind.AUTO
                ? this
                : changed().answers(known).build();
    }

    /** These, to be changed. */
    private LearnSettingsBuilder changed() {
        return SettingNames.read(describe()).failuresInARow(failuresInARow);
    }

    /** How many of so many tasks make a batch. */
    public int batchSize(int tasks) {
        int share = (tasks + STEPS_PER_EPOCH - 1) / STEPS_PER_EPOCH;
        int usual = adoption.tries() ? Math.min((tasks + 1) / 2, Math.max(SMALLEST_SHARE, share)) : tasks;
        return Math.max(1, Math.min(tasks, batchSize.orElse(usual)));
    }

    /** These settings by name, for the record of a run. */
    public Map<String, String> describe() {
        return SettingNames.describe(this);
    }

    /**
     * The settings that {@link #describe} gave these names. Those that could not be set when a run was made have what was the only value then.
     *
     * @throws IllegalArgumentException if one is missing or means nothing
     */
    public static LearnSettings described(Map<String, String> names) {
        return SettingNames.read(names).build();
    }

    /** The values, by name, of settings that could not be set in earlier states, in runs made then. */
    public static Map<String, String> ofEarlierRuns() {
        return SettingNames.ofEarlierRuns();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
