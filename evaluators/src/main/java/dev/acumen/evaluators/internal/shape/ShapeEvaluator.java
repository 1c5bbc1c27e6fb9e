package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.Unfinished;

/** Looks at the attempt alone; one that broke or was cut off is unscored. */
interface ShapeEvaluator extends Evaluator {

    Score look(Rollout rollout);

    @Override
    default Score evaluate(Task task, Rollout rollout) {
        return Unfinished.score(rollout).orElseGet(() -> look(rollout));
    }
}
