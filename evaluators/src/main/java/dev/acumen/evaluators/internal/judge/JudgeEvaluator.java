package dev.acumen.evaluators.internal.judge;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.Unfinished;
import dev.acumen.math.answer.Reply;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.RenderedPrompt;
import dev.acumen.prompts.reply.FormedReply;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Asks a model whether an answer is right: by the task's reference answers, its rubric, or both. Where a comparison of the texts decides,
 * no call is made. A reply without a readable verdict is asked for once more, then the vote is lost; a call that fails leaves the attempt
 * unscored, never wrong; a spent budget goes on to whoever asked.
 */
public final class JudgeEvaluator implements Evaluator {

    private final JudgeModels models;
    private final Evaluator comparison;
    private final JudgeOptions options;
    private final JudgePrompt prompts;
    private final FormedReply<Opinion> reply;

    /**
     * @param models the judging model
     * @param prompts all prompts
     * @param comparison of the texts, asked first: what it calls right is right, and what it calls no answer is none
     * @param options how to judge
     */
    JudgeEvaluator(JudgeModels models, PromptBook prompts, Evaluator comparison, JudgeOptions options) {
        this.models = models;
        this.comparison = comparison;
        this.options = options;
        this.prompts = new JudgePrompt(prompts, options.scale());
        this.reply = new FormedReply<>(prompts, options.temperature(), new OpinionForm(options.scale()).form());
    }

    @Override
    public Score evaluate(Task task, Rollout rollout) {
        if (task.reference().isEmpty()) {
            return Score.unscored(
                    Score.Cause.NO_REFERENCE, "task " + task.id() + " has neither reference answer nor rubric");
        }
        String candidate = Reply.conclusion(rollout.trajectory().finalAnswer());
        return withoutCall(task, rollout, candidate).orElseGet(() -> judged(task, rollout, candidate));
    }

    @Override
    public String toString() {
        return "judge" + options;
    }

    private Optional<Score> withoutCall(Task task, Rollout rollout, String candidate) {
        Optional<Score> unfinished = Unfinished.score(rollout);
        if (unfinished.isPresent()) {
            return unfinished;
        }
        if (candidate.isBlank()) {
            return Optional.of(Score.unscored(Score.Cause.ABSTAINED, "the attempt says nothing"));
        }
        if (task.reference().answers().isEmpty()) {
            return Optional.empty();
        }
        Score compared = comparison.evaluate(task, rollout);
        boolean isRight =
                compared.rewardIfGraded().filter(reward -> reward.value() >= 1).isPresent()
                        && task.reference().rubric().isEmpty();
        boolean isNoAnswer = compared instanceof Score.Unscored unscored && unscored.cause() == Score.Cause.ABSTAINED;
        return isRight || isNoAnswer ? Optional.of(compared) : Optional.empty();
    }

    private Score judged(Task task, Rollout rollout, String candidate) {
        ChatModel model = models.at(rollout);
        RenderedPrompt rendered = prompts.of(task, candidate);
        Votes votes = new Votes(options);
        for (int vote = 0; vote < options.votes(); vote++) {
            try {
                votes.add(reply.ask(model, rendered));
            } catch (UnreadableReply e) {
                votes.miss(Score.Cause.EVALUATOR, "the judge gave no verdict: " + e.getMessage());
            } catch (BudgetExhausted | CancellationException e) {
                throw e;
            } catch (ContentFilteredException e) {
                votes.miss(Score.Cause.EVALUATOR, "the judge's call was filtered: " + e.getMessage());
            } catch (RuntimeException e) {
                String reason = e.getMessage() == null ? e.toString() : e.getMessage();
                votes.miss(Score.Cause.EVALUATOR_FAILED, "the judge's call failed: " + reason);
            }
        }
        return votes.count();
    }
}
