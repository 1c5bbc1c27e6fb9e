package dev.acumen.runtime.run;

import dev.acumen.core.library.LessonId;
import dev.acumen.learning.compare.EBenjaminiHochberg;
import dev.acumen.learning.compare.SequentialComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What lessons of a version are worth, by taking them out: each is held against the whole version on the same tasks, and among those named as helping, as among those named as harming, at most a
 * share of {@code alpha} is false on average ({@link EBenjaminiHochberg}).
 *
 * @param effects of each lesson, or of lessons that were taken out together
 */
public record Ablation(List<Effect> effects) {

    /** A block is looked at more closely if the odds for either side are better than this. */
    private static final double WORTH_SPLITTING = Math.log(3);

    public Ablation {
        effects = List.copyOf(effects);
    }

    /** What a lesson does. */
    public enum Verdict {
        HELPS("helps"),
        HARMS("harms"),
        CANNOT_TELL("cannot tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /**
     * What some lessons do together.
     *
     * @param lessons that were taken out
     * @param comparison of the version without them, which comes first, with the whole version
     * @param verdict about them
     */
    public record Effect(List<LessonId> lessons, SequentialComparison comparison, Verdict verdict) {}

    /** Lessons that were taken out, and the comparison of what is left with the whole version. */
    public record Measured(List<LessonId> lessons, SequentialComparison comparison) {

        /**
         * Whether it takes a closer look to say which of them does something. Lessons that harm as much as others of the block help are passed over; taken out one at a time they are found.
         */
        public boolean isWorthSplitting() {
            return lessons.size() > 1 && Math.max(comparison.logBetter(), comparison.logWorse()) > WORTH_SPLITTING;
        }
    }

    /**
     * The comparisons of an evaluation whose first arm is the whole version and whose further arms leave out these lessons each.
     *
     * @throws IllegalArgumentException if a reward is not from 0 to 1
     */
    public static List<Measured> measured(EvaluationOutcome outcome, List<List<LessonId>> blocks, double alpha) {
        SequentialComparison.Terms terms = new SequentialComparison.Terms(alpha, 0);
        List<Measured> measured = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            measured.add(new Measured(
                    blocks.get(block),
                    SequentialComparison.of(
                            outcome.groups().get(block + 1), outcome.groups().get(0), terms, true)));
        }
        return measured;
    }

    /**
     * What they say.
     *
     * @param measured everything that was taken out, in whatever rounds
     * @param possible how many things could have been taken out in all; those that never were count as without evidence
     * @param alpha the share of false ones among those named as helping, and among those named as harming
     */
    public static Ablation of(List<Measured> measured, int possible, double alpha) {
        boolean[] helps = holds(measured, possible, alpha, SequentialComparison::logBetter);
        boolean[] harms = holds(measured, possible, alpha, SequentialComparison::logWorse);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            Verdict verdict = helps[i] ? Verdict.HELPS : harms[i] ? Verdict.HARMS : Verdict.CANNOT_TELL;
            effects.add(new Effect(measured.get(i).lessons(), measured.get(i).comparison(), verdict));
        }
        return new Ablation(effects);
    }

    private static boolean[] holds(
            List<Measured> measured, int possible, double alpha, ToDoubleFunction<SequentialComparison> logEvidence) {
        double[] evidence = new double[Math.max(possible, measured.size())];
        Arrays.fill(evidence, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < measured.size(); i++) {
            evidence[i] = logEvidence.applyAsDouble(measured.get(i).comparison());
        }
        return EBenjaminiHochberg.holds(evidence, alpha);
    }
}
