package dev.acumen.agent.scoring;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Scores each attempt by itself. Only completed attempts reach the evaluator; one that throws leaves the attempt unscored. */
public final class EvaluatorScorer implements GroupScorer {

    private final Evaluator evaluator;

    /** @param evaluator for completed attempts */
    public EvaluatorScorer(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Override
    public boolean scoresAlone() {
        return true;
    }

    @Override
    public List<Score> score(Task task, List<Rollout> rollouts) {
        return rollouts.stream().map(rollout -> score(task, rollout)).toList();
    }

    private Score score(Task task, Rollout rollout) {
        return ofBroken(rollout).orElseGet(() -> evaluate(task, rollout));
    }

    /** The score of an attempt that was not completed, which no evaluator has to look at; empty for others. */
    public static Optional<Score> ofBroken(Rollout rollout) {
        return rollout.ending()
                .match(new Ending.Cases<>(
                        completed -> Optional.empty(),
                        truncated -> Optional.of(Score.unscored(Score.Cause.TRUNCATED, truncated.limit())),
                        failed -> Optional.of(
                                Score.unscored(Score.Cause.FAILED, failed.boundary() + ": " + failed.reason()))));
    }

    private Score evaluate(Task task, Rollout rollout) {
        try {
            return evaluator.evaluate(task, rollout);
        } catch (BudgetExhausted | CancellationException e) {
            // The run ends here; an attempt left unscored would make it another run when it is taken up again.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // An evaluator may be a user's; whatever it throws, the attempt is not to blame.
            return Score.unscored(Score.Cause.EVALUATOR_FAILED, "the evaluator failed: " + e);
        }
    }
}
