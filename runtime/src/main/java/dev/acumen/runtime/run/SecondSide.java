package dev.acumen.runtime.run;

import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.ModelSpec;
import java.util.Optional;

/**
 * How the second arm of a comparison differs from the first beside its lessons.
 *
 * @param model that attempts its tasks; what it leaves open is as in the first arm
 * @param agent that attempts them
 */
public record SecondSide(Optional<ModelSpec> model, Optional<AgentSpec> agent) {

    /** Whether it is the same as the first. */
    boolean isEmpty() {
        return model.isEmpty() && agent.isEmpty();
    }
}
