package dev.acumen.agent.internal;

import dev.acumen.agent.scoring.EvaluatorBroken;
import dev.acumen.core.score.Score;
import java.util.Optional;

/**
 * Tells an evaluator that is broken from one that fails now and then: attempts that nobody scores cost as much as others. Safe
 * for use by several threads.
 */
public final class EvaluatorHealth {

    /** Failures in a row that end the run where nothing was scored before them. */
    public static final int AT_THE_START = 10;
    /** Failures in a row that end the run later on. */
    public static final int IN_A_ROW = 20;

    private boolean hasScored;
    private int failures;
    private Optional<String> first = Optional.empty();

    /**
     * Counts a score that was given. Scores of attempts that never reached the evaluator count for nothing.
     *
     * @throws EvaluatorBroken if it is one failure too many
     */
    public synchronized void gave(Score score) {
        Optional<Score.Cause> cause =
                score.match(new Score.Cases<>(graded -> Optional.empty(), unscored -> Optional.of(unscored.cause())));
        if (cause.isEmpty() || cause.get() == Score.Cause.EVALUATOR) {
            hasScored = true;
            failures = 0;
            first = Optional.empty();
        } else if (cause.get() == Score.Cause.EVALUATOR_FAILED) {
            failures++;
            first = first.or(() -> Optional.of(((Score.Unscored) score).reason()));
            if (failures >= (hasScored ? IN_A_ROW : AT_THE_START)) {
                throw new EvaluatorBroken(failures, first.orElse(""));
            }
        }
    }
}
