package dev.acumen.agent.internal;

import dev.acumen.agent.scoring.EvaluatorBroken;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.TaskId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells an evaluator that is broken from one that fails now and then: attempts that nobody scores cost as much as others. A task at
 * which it fails is a failure, whatever the number of attempts. Safe for use by several threads.
 */
public final class EvaluatorHealth {

    /** So many attempts without a score in a row end the run where nothing was scored before them. */
    public static final int AT_THE_START = 10;
    /** So many end it later on. */
    public static final int IN_A_ROW = 20;
    /** They are at so many tasks at least: what one task lacks says nothing of the evaluator. */
    public static final int FEWEST_TASKS = 3;

    private boolean hasScored;
    private final Set<TaskId> tasks = new HashSet<>();
    private int attempts;
    private Optional<String> first = Optional.empty();
    private Optional<EvaluatorBroken> broken = Optional.empty();

    /**
     * Takes the scores that were given at a task. Those of attempts that never reached the evaluator count for nothing.
     *
     * @throws EvaluatorBroken if it is one failure too many
     */
    public synchronized void gave(TaskId task, List<Score> scores) {
        List<Score.Unscored> failures = scores.stream()
                .filter(score -> is(score, Score.Cause.EVALUATOR_FAILED))
                .map(Score.Unscored.class::cast)
                .toList();
        boolean works =
                scores.stream().anyMatch(score -> score instanceof Score.Graded || is(score, Score.Cause.EVALUATOR));
        if (works) {
            hasScored = true;
            tasks.clear();
            attempts = 0;
            first = Optional.empty();
        } else if (!failures.isEmpty()) {
            tasks.add(task);
            attempts += failures.size();
            first = first.or(() -> Optional.of(failures.get(0).reason()));
            if (tasks.size() >= FEWEST_TASKS && attempts >= (hasScored ? IN_A_ROW : AT_THE_START)) {
                // Whichever thread is heard first, the run ends with the failure that was one too many.
                broken = broken.or(() -> Optional.of(new EvaluatorBroken(attempts, first.orElse(""))));
                throw broken.get();
            }
        }
    }

    private static boolean is(Score score, Score.Cause cause) {
        return score instanceof Score.Unscored unscored && unscored.cause() == cause;
    }
}
