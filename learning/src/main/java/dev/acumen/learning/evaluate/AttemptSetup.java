package dev.acumen.learning.evaluate;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.agent.work.Health;
import dev.acumen.core.run.Endpoint;
import java.util.OptionalInt;

/**
 * Who attempts tasks and what the attempts begin with. Learning and measuring are set up by it alike, so that with the same settings they come to the same.
 *
 * @param agent makes the attempts
 * @param endpoint the model it uses
 * @param injector puts instructions and lessons before a task
 * @param maxOutputTokens the most tokens of one reply, if limited
 */
public record AttemptSetup(Agent agent, Endpoint endpoint, Injector injector, OptionalInt maxOutputTokens) {

    /**
     * Attempts made now.
     *
     * @param health told of failures
     * @param lessons chooses the lessons of each attempt
     */
    public RolloutSource live(Health health, LessonSelector lessons) {
        return new LiveRollouts(agent, endpoint, injector, maxOutputTokens, health, lessons);
    }
}
