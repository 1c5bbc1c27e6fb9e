package dev.acumen.evaluators.internal.answer;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.math.answer.Reply;
import java.util.List;
import java.util.Optional;

/**
 * Compares what an attempt says with the reference answers of its task. Attempts that broke, were cut off, said nothing
 * or declined to answer are unscored, and so is every attempt at a task without reference answers: none of these is a
 * wrong answer.
 */
public interface ReferenceEvaluator extends Evaluator {

    /**
     * The verdict on a reply.
     *
     * @param reply its last 50,000 characters at most, without thinking; not blank and no refusal
     * @param references accepted answers, at least one, any of which is right
     */
    Score compare(String reply, List<String> references);

    @Override
    default Optional<List<RewardTerm>> rewardTerms() {
        return Optional.of(List.of());
    }

    @Override
    default Score evaluate(Task task, Rollout rollout) {
        List<String> references = task.reference().answers();
        if (references.isEmpty()) {
            return Score.unscored(Score.Cause.NO_REFERENCE, "task " + task.id() + " has no reference answer");
        }
        Optional<Score> unfinished = Unfinished.score(rollout);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        String reply = Reply.answer(rollout.trajectory().finalAnswer());
        if (reply.isBlank()) {
            return Score.unscored(Score.Cause.ABSTAINED, "the attempt says nothing");
        }
        if (Refusal.isIn(reply) && references.stream().noneMatch(Refusal::isIn)) {
            return Score.unscored(Score.Cause.ABSTAINED, "the attempt declines to answer: " + Reply.brief(reply));
        }
        return compare(reply, references);
    }
}
