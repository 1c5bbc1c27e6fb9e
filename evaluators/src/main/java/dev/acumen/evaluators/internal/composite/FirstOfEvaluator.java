package dev.acumen.evaluators.internal.composite;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import java.util.List;
import java.util.Optional;

/**
 * Asks one evaluator after the other; the first that grades the attempt decides. If none does, the attempt is unscored
 * for the reason the last one gives.
 *
 * @param evaluators at least one
 */
public record FirstOfEvaluator(List<Evaluator> evaluators) implements Evaluator {

    /** What may stand between bars. */
    public FirstOfEvaluator {
        evaluators = List.copyOf(evaluators);
        if (evaluators.isEmpty()) {
            throw new IllegalArgumentException("first-of has at least one evaluator");
        }
    }

    @Override
    public Score evaluate(Task task, Rollout rollout) {
        Score last = evaluators.get(0).evaluate(task, rollout);
        for (Evaluator next : evaluators.subList(1, evaluators.size())) {
            if (last.rewardIfGraded().isPresent()) {
                return last;
            }
            last = next.evaluate(task, rollout);
        }
        return last;
    }

    /** What the last objects to, if all object. */
    @Override
    public Optional<String> objection(Task task) {
        Optional<String> last = Optional.empty();
        for (Evaluator evaluator : evaluators) {
            last = evaluator.objection(task);
            if (last.isEmpty()) {
                break;
            }
        }
        return last;
    }

    /** Those of any of them; not known if those of one are not. */
    @Override
    public Optional<List<RewardTerm>> rewardTerms() {
        List<Optional<List<RewardTerm>>> all =
                evaluators.stream().map(Evaluator::rewardTerms).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream()
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .distinct()
                        .toList())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return SpecText.composite("first-of", evaluators);
    }
}
