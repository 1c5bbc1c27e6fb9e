package dev.acumen.core.tool;

import dev.acumen.core.run.RolloutId;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import java.util.Set;

/** Tools that an agent may call in its attempts. */
public interface Toolkit extends AutoCloseable {

    /** What is offered: the same in every attempt, each name once. */
    List<ToolSpecification> specifications();

    /**
     * Names of the tools whose answers may depend on each other's earlier calls in the same attempt, such as a link that is followed by its
     * number. Their calls are made one after another, and an attempt that is taken up again makes the earlier ones once more before
     * the first new one. Calls of other tools may be made side by side.
     */
    Set<String> ordered();

    /** Opens the tools for one attempt, which shares no state with another. Called from several threads. */
    Session open(RolloutId attempt);

    /** Gives back what the tools hold: processes, connections. */
    @Override
    default void close() {}

    /** The tools of one attempt. */
    interface Session extends AutoCloseable {

        /**
         * Makes one call. Calls of one reply may come from several threads at once. Ends soon after its thread is interrupted.
         *
         * @return what the tool answers, whole; the caller cuts it
         * @throws ToolFailure if there is no answer; its message is one line for the model
         */
        String call(ToolCall call);

        /** Gives back what belongs to this attempt. */
        @Override
        default void close() {}
    }
}
