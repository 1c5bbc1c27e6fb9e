package dev.acumen.core.rollout;

import java.util.function.Function;

/** How an attempt ended. */
public sealed interface Ending {

    /** The agent gave its answer. */
    record Completed() implements Ending {}

    /** The agent was cut off before it could answer, by a limit on tokens or turns. */
    record Truncated(String limit) implements Ending {}

    /** Something broke. Says nothing about how good the agent is. */
    record Failed(Boundary boundary, String reason) implements Ending {}

    /** What broke. */
    enum Boundary {
        ENDPOINT,
        TOOL,
        AGENT
    }

    /** One function for each ending. */
    record Cases<R>(Function<Completed, R> completed, Function<Truncated, R> truncated, Function<Failed, R> failed) {}

    /** Applies the function for this ending. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Completed completed) {
            return cases.completed().apply(completed);
        } else if (this instanceof Truncated truncated) {
            return cases.truncated().apply(truncated);
        }
        return cases.failed().apply((Failed) this);
    }
}
