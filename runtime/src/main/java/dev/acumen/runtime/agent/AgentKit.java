package dev.acumen.runtime.agent;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.tool.AgentLimits;
import dev.acumen.agent.tool.ToolAgent;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.Toolkit;
import dev.acumen.prompts.PromptBook;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the agent of a run works with. Without tools it answers in one call. */
public final class AgentKit implements AutoCloseable {

    private static final int AT_ONCE = 16;

    private final Optional<Toolkit> toolkit;
    private final AgentLimits limits;
    private final int atOnce;
    private final String names;
    private final String words;

    private AgentKit(Optional<Toolkit> toolkit, AgentLimits limits, int atOnce, String names, String words) {
        this.toolkit = toolkit;
        this.limits = limits;
        this.atOnce = atOnce;
        this.names = names;
        this.words = words;
    }

    /** No tools. */
    public static AgentKit none() {
        return new AgentKit(Optional.empty(), AgentLimits.builder().build(), AT_ONCE, "", "");
    }

    /**
     * Tools.
     *
     * @param toolkit closed with this
     * @param limits how far an attempt may go
     * @param atOnce tool calls at the same time
     * @param names what the domain calls them
     * @param words on them, for people
     */
    static AgentKit of(Toolkit toolkit, AgentLimits limits, int atOnce, List<String> names, String words) {
        return new AgentKit(Optional.of(toolkit), limits, atOnce, String.join(" ", names), words);
    }

    /**
     * The tools of a run that is done over: what they answered stands in its journal, and they answer nothing else.
     *
     * @param kept as {@link #given} gave it
     * @param configuration of the run, with its limits
     */
    public static AgentKit recorded(String kept, Map<String, String> configuration) {
        List<ToolSpecification> specifications =
                kept.lines().map(ToolSpecification::fromJson).toList();
        return of(
                new Recorded(specifications),
                AgentLimits.described(configuration),
                AT_ONCE,
                List.of(),
                "as the journal tells");
    }

    /** What of it decides what an attempt comes to. */
    public Map<String, String> decides() {
        Map<String, String> decides = new LinkedHashMap<>();
        toolkit.ifPresent(tools -> {
            decides.put("tools", names);
            decides.put(
                    "toolSpecifications", Fingerprint.of(given().orElseThrow()).brief());
            decides.putAll(limits.describe());
        });
        return decides;
    }

    /** What a run keeps of it, so that it can be done over: a tool a line. */
    public Optional<String> given() {
        return toolkit.map(tools -> tools.specifications().stream()
                .map(ToolSpecification::toJson)
                .map(json -> json.replaceAll("[\\r\\n]+\\s*", " "))
                .collect(Collectors.joining("\n")));
    }

    /** The most model calls of one attempt. */
    public int mostCalls() {
        return toolkit.isPresent() ? limits.turns() : 1;
    }

    /** The tools for people, if there are any. */
    public Optional<String> words() {
        return toolkit.map(tools -> words + "; at most " + limits.turns() + (limits.turns() == 1 ? " turn" : " turns"));
    }

    /**
     * An agent with these tools.
     *
     * @param prompts of the domain
     * @param journal of the run
     * @param events who is told of tool calls
     */
    public ClosableAgent agent(PromptBook prompts, Journal journal, Consumer<RolloutEvent> events) {
        return toolkit.map(tools -> ClosableAgent.of(ToolAgent.builder(tools)
                        .limits(limits)
                        .prompts(prompts)
                        .journal(journal)
                        .events(events)
                        .toolsAtOnce(atOnce)
                        .build()))
                .orElseGet(ClosableAgent::withoutTools);
    }

    @Override
    public void close() {
        toolkit.ifPresent(Toolkit::close);
    }

    /** An agent for the time of a run. */
    public static final class ClosableAgent implements Agent, AutoCloseable {
        private final Agent agent;
        private final Runnable end;

        private ClosableAgent(Agent agent, Runnable end) {
            this.agent = agent;
            this.end = end;
        }

        private static ClosableAgent of(ToolAgent agent) {
            return new ClosableAgent(agent, agent::close);
        }

        private static ClosableAgent withoutTools() {
            return new ClosableAgent(new SingleCallAgent(), () -> {});
        }

        @Override
        public Attempt attempt(Assignment assignment) {
            return agent.attempt(assignment);
        }

        @Override
        public int mostCalls() {
            return agent.mostCalls();
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** Every answer is in the journal, so that nothing is ever asked here if the run is what it was. */
    private record Recorded(List<ToolSpecification> specifications) implements Toolkit {

        @Override
        public Set<String> ordered() {
            return Set.of();
        }

        @Override
        public Session open(RolloutId attempt) {
            return call -> {
                throw new CancellationException(
                        "no answer is recorded for the call of " + call.tool() + " in " + attempt);
            };
        }
    }
}
