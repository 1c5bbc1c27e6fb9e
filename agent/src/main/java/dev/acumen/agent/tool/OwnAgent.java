package dev.acumen.agent.tool;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.agent.rollout.AttemptBroken;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.task.TaskInput;
import dev.langchain4j.model.chat.ChatModel;
import java.util.function.BiFunction;

/**
 * An agent of the user's own: any code that uses a langchain4j {@link ChatModel}. The model it is handed puts instructions and lessons in
 * front of what the code asks, and remembers what was said, so the code practises as ours does without knowing of it. Its calls are
 * remembered and paid for like any others. Code that asks the same thing in the same order can be resumed without paying twice.
 */
public final class OwnAgent implements Agent {

    private final BiFunction<ChatModel, TaskInput, String> code;

    /** @param code attempts the task with the model and gives its answer; called from several threads at once */
    public OwnAgent(BiFunction<ChatModel, TaskInput, String> code) {
        this.code = code;
    }

    @Override
    public Attempt attempt(Assignment assignment) {
        GuidedModel model = new GuidedModel(assignment);
        try {
            String answer = code.apply(model, assignment.task());
            return new Attempt(model.trajectory(answer), new Ending.Completed());
        } catch (RuntimeException e) {
            throw new AttemptBroken(model.trajectory(), e);
        }
    }
}
