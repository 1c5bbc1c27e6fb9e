package dev.acumen.agent.rollout;

/** Attempts tasks. Implement this to let an agent of your own practise. */
@FunctionalInterface
public interface Agent {

    /**
     * Attempts the task. Called from several threads at once. A thrown exception ends this attempt as failed, never the group.
     */
    Attempt attempt(Assignment assignment);

    /** The most model calls of one attempt, for forecasts. */
    default int mostCalls() {
        return 1;
    }
}
