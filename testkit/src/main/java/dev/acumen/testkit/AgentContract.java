package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskInput;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link Agent} does. For a test class to extend. */
public abstract class AgentContract {

    private static final String LESSON = "[L1] Rounding: When in doubt, round up.";
    private static final double TEMPERATURE = 0.7;

    /** The agent. */
    protected abstract Agent agent();

    /** What the model replies so that the agent has its answer; the reply names the task, and so does the agent's answer. */
    protected String reply(ChatRequest request) {
        return "An answer to: " + ScriptedModel.text(request);
    }

    @Test
    void everyRequestBeginsWithTheLessonsAndIsSampledAsAssigned() {
        ScriptedModel model = ScriptedModel.replying(this::reply);
        agent().attempt(assignment(Samples.task("t1"), model));
        assertThat(model.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.messages().get(0).toString()).contains(LESSON);
            assertThat(request.temperature()).isEqualTo(TEMPERATURE);
        });
        assertThat(ScriptedModel.text(model.requests().get(0)))
                .contains(Samples.task("t1").input());
    }

    @Test
    void itMakesNoMoreCallsThanItSays() {
        ScriptedModel model = ScriptedModel.replying(this::reply);
        agent().attempt(assignment(Samples.task("t1"), model));
        assertThat(model.requests()).hasSizeLessThanOrEqualTo(agent().mostCalls());
    }

    @Test
    void whatItSaidAndWasToldIsInItsTrajectory() {
        Attempt attempt = agent().attempt(assignment(Samples.task("t1"), ScriptedModel.replying(this::reply)));
        assertThat(attempt.ending()).isEqualTo(new Ending.Completed());
        assertThat(attempt.trajectory().messages().get(0).toString()).contains(LESSON);
        assertThat(attempt.trajectory().finalAnswer()).contains("t1");
    }

    @Test
    void aModelThatFailsIsNoAnswer() {
        ScriptedModel model = ScriptedModel.replying(request -> {
            throw new IllegalStateException("the model is gone");
        });
        Ending ending;
        try {
            ending = agent().attempt(assignment(Samples.task("t1"), model)).ending();
        } catch (RuntimeException e) {
            ending = new Ending.Failed(Ending.Boundary.AGENT, String.valueOf(e.getMessage()));
        }
        assertThat(ending).isInstanceOf(Ending.Failed.class);
    }

    @Test
    void attemptsAtTheSameTimeKeepApart() {
        Agent agent = agent();
        AtomicInteger next = new AtomicInteger();
        assertThat(AtOnce.ask(() -> {
                    Task task = Samples.task("task-" + (1_000 + next.incrementAndGet()));
                    Attempt attempt = agent.attempt(assignment(task, ScriptedModel.replying(this::reply)));
                    return attempt.trajectory().finalAnswer().contains(task.id().value());
                }))
                .containsOnly(true);
    }

    private static Assignment assignment(Task task, ChatModel model) {
        return new Assignment(
                new RolloutId(Samples.PASS, task.id(), 0),
                TaskInput.of(task),
                List.of(SystemMessage.from("Answer.\n" + LESSON), UserMessage.from(task.input())),
                model,
                TEMPERATURE,
                OptionalInt.empty());
    }
}
