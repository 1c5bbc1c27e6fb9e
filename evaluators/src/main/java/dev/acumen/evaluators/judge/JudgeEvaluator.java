package dev.acumen.evaluators.judge;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.answer.Unfinished;
import dev.acumen.math.answer.Reply;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Asks a model whether an answer is right: by the task's reference answers, its rubric, or both. Where a comparison of the texts decides,
 * no call is made. A reply without a readable verdict is asked for once more, then the vote is lost; a call that fails leaves the attempt
 * unscored, never wrong; a spent budget goes on to whoever asked.
 */
public final class JudgeEvaluator implements Evaluator {

    private final Bench bench;
    private final PromptBook prompts;
    private final Evaluator comparison;
    private final JudgeOptions options;
    private final Brief brief;
    private final OpinionForm form;

    /**
     * @param bench the judging model
     * @param prompts all prompts
     * @param comparison of the texts, asked first: what it calls right is right, and what it calls no answer is none
     * @param options how to judge
     */
    JudgeEvaluator(Bench bench, PromptBook prompts, Evaluator comparison, JudgeOptions options) {
        this.bench = bench;
        this.prompts = prompts;
        this.comparison = comparison;
        this.options = options;
        this.brief = new Brief(prompts, options.scale());
        this.form = new OpinionForm(options.scale());
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
        ChatModel model = bench.at(rollout);
        RenderedPrompt prompt = brief.of(task, candidate);
        List<ChatMessage> messages = prompt.system().isBlank()
                ? List.of(UserMessage.from(prompt.user()))
                : List.of(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        Ballot ballot = new Ballot(options);
        for (int vote = 0; vote < options.votes(); vote++) {
            try {
                ballot.add(opinion(model, messages));
            } catch (UnreadableReply e) {
                ballot.miss(Score.Cause.EVALUATOR, "the judge gave no verdict: " + e.getMessage());
            } catch (BudgetExhausted | CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                String reason = e.getMessage() == null ? e.toString() : e.getMessage();
                ballot.miss(Score.Cause.FAILED, "the judge's call failed: " + reason);
            }
        }
        return ballot.count();
    }

    private Opinion opinion(ChatModel model, List<ChatMessage> messages) throws UnreadableReply {
        String reply = reply(model, messages);
        try {
            return form.read(reply);
        } catch (UnreadableReply unreadable) {
            List<ChatMessage> again = new ArrayList<>(messages);
            again.add(AiMessage.from(reply.isBlank() ? "(no text)" : reply));
            again.add(UserMessage.from(prompts.get(PromptName.REPAIR)
                    .render(Map.of("problem", String.valueOf(unreadable.getMessage())))
                    .user()));
            return form.read(reply(model, again));
        }
    }

    private String reply(ChatModel model, List<ChatMessage> messages) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages).temperature(options.temperature());
        if (model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA)) {
            request.responseFormat(form.schema());
        }
        String text = model.chat(request.build()).aiMessage().text();
        return text == null ? "" : text;
    }
}
