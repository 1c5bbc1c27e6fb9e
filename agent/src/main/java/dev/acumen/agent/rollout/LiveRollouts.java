package dev.acumen.agent.rollout;

import dev.acumen.agent.work.Health;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskInput;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import java.util.List;
import java.util.OptionalInt;

/** Attempts made now, by an agent on an endpoint. */
public final class LiveRollouts implements RolloutSource {

    private final Agent agent;
    private final Endpoint endpoint;
    private final Injector injector;
    private final OptionalInt maxOutputTokens;
    private final Health health;
    private final LessonSelector lessons;

    /**
     * @param agent makes the attempts
     * @param endpoint the model it uses
     * @param injector puts instructions and lessons before the task
     * @param maxOutputTokens the most tokens of one reply, if limited
     * @param health told of failures
     */
    public LiveRollouts(Agent agent, Endpoint endpoint, Injector injector, OptionalInt maxOutputTokens, Health health) {
        this(agent, endpoint, injector, maxOutputTokens, health, LessonSelector.all());
    }

    /**
     * Attempts before which only some lessons may stand.
     *
     * @param agent makes the attempts
     * @param endpoint the model it uses
     * @param injector puts instructions and lessons before the task
     * @param maxOutputTokens the most tokens of one reply, if limited
     * @param health told of failures
     * @param lessons chooses the lessons of each attempt
     */
    public LiveRollouts(
            Agent agent,
            Endpoint endpoint,
            Injector injector,
            OptionalInt maxOutputTokens,
            Health health,
            LessonSelector lessons) {
        this.agent = agent;
        this.endpoint = endpoint;
        this.injector = injector;
        this.maxOutputTokens = maxOutputTokens;
        this.health = health;
        this.lessons = lessons;
    }

    @Override
    public int samples(PassId pass, Task task, int wanted) {
        return wanted;
    }

    @Override
    public VersionId library(PassId pass, LibraryVersion wanted) {
        return wanted.id();
    }

    @Override
    public Rollout attempt(RolloutId id, Task task, LibraryVersion version, double temperature) {
        TaskInput input = TaskInput.of(task);
        Exposure exposure = lessons.select(id, input, version);
        List<ChatMessage> messages = injector.messages(input, version, exposure);
        try {
            Attempt attempt = agent.attempt(
                    new Assignment(id, input, messages, endpoint.at(id.site()), temperature, maxOutputTokens));
            health.succeeded();
            return new Rollout(id, exposure, attempt.trajectory(), attempt.ending());
        } catch (AttemptBroken e) {
            return new Rollout(id, exposure, e.soFar(), failed(e.broke()));
        } catch (RuntimeException e) {
            return new Rollout(id, exposure, new Trajectory(messages), failed(e));
        }
    }

    private Ending failed(RuntimeException e) {
        health.failed(e);
        return new Ending.Failed(boundary(e), e.getMessage() == null ? e.toString() : e.getMessage());
    }

    private static Ending.Boundary boundary(RuntimeException e) {
        if (e instanceof ToolExecutionException || e instanceof ToolArgumentsException) {
            return Ending.Boundary.TOOL;
        }
        return e instanceof LangChain4jException ? Ending.Boundary.ENDPOINT : Ending.Boundary.AGENT;
    }
}
