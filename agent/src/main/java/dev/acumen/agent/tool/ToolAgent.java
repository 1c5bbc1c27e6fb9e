package dev.acumen.agent.tool;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.tool.Toolkit;
import dev.acumen.prompts.PromptBook;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An agent that reasons and acts in turns (ReAct, arXiv 2210.03629): the model replies, the tools it calls are run, it is shown what they
 * answer, and so on until it replies without a call, which is the answer. Whatever goes wrong with a tool is told to the model in one
 * line and the attempt goes on: an unknown tool, broken arguments, a tool that fails or takes too long, the third identical call in a
 * row. When a limit comes near the answer is demanded. Every turn stands in the trajectory.
 */
public final class ToolAgent implements Agent, AutoCloseable {

    private final Toolkit toolkit;
    private final AgentLimits limits;
    private final PromptBook prompts;
    private final Optional<Journal> journal;
    private final Consumer<RolloutEvent> events;
    private final ToolThreads threads;

    private ToolAgent(Builder builder) {
        this.toolkit = builder.toolkit;
        this.limits = builder.limits;
        this.prompts = builder.prompts;
        this.journal = builder.journal;
        this.events = builder.events;
        this.threads = new ToolThreads(builder.toolsAtOnce);
    }

    /** An agent with these tools. */
    public static Builder builder(Toolkit toolkit) {
        return new Builder(toolkit);
    }

    @Override
    public Attempt attempt(Assignment assignment) {
        try (ToolCalls calls = new ToolCalls(
                assignment.id(),
                toolkit,
                limits,
                threads,
                journal,
                (call, answer) -> events.accept(new RolloutEvent.ToolAnswered(assignment.id(), call, answer)))) {
            return new ToolAttempt(assignment, toolkit.specifications(), limits, prompts, calls).run();
        }
    }

    @Override
    public int mostCalls() {
        return limits.turns();
    }

    /** Ends calls that are still under way. The toolkit is left to whoever made it. */
    @Override
    public void close() {
        threads.close();
    }

    /**
     * Collects the parts of an agent. Unless told otherwise: the limits of {@link AgentLimits}, the built-in prompts, no journal, nobody
     * listening, 16 tool calls at once over all attempts.
     */
    public static final class Builder {
        private final Toolkit toolkit;
        private AgentLimits limits = AgentLimits.builder().build();
        private PromptBook prompts = PromptBook.builtIn();
        private Optional<Journal> journal = Optional.empty();
        private Consumer<RolloutEvent> events = event -> {};
        private int toolsAtOnce = 16;

        private Builder(Toolkit toolkit) {
            this.toolkit = toolkit;
        }

        /** How far an attempt may go. */
        public Builder limits(AgentLimits value) {
            limits = value;
            return this;
        }

        /** All prompts. */
        public Builder prompts(PromptBook value) {
            prompts = value;
            return this;
        }

        /** Remembers what tools answered, so that an attempt that is taken up again is answered the same. */
        public Builder journal(Journal value) {
            journal = Optional.of(value);
            return this;
        }

        /** Who is told of tool calls. Called from several threads. */
        public Builder events(Consumer<RolloutEvent> value) {
            events = value;
            return this;
        }

        /** Tool calls that are made at the same time, over all attempts; 1 or more. */
        public Builder toolsAtOnce(int value) {
            toolsAtOnce = value;
            return this;
        }

        /** The agent. */
        public ToolAgent build() {
            return new ToolAgent(this);
        }
    }
}
