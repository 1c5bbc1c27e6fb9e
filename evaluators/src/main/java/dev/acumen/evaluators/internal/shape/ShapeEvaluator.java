package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.Unfinished;
import java.util.List;
import java.util.Optional;

/** Looks at the attempt alone; one that broke or was cut off is unscored. */
interface ShapeEvaluator extends Evaluator {

    Score look(Rollout rollout);

    @Override
    default Optional<List<RewardTerm>> rewardTerms() {
        return Optional.of(List.of());
    }

    @Override
    default Score evaluate(Task task, Rollout rollout) {
        return Unfinished.score(rollout).orElseGet(() -> look(rollout));
    }
}
