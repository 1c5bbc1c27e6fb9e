package dev.acumen.agent.tool;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.core.tool.Toolkit;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several toolkits as one. Each is opened for an attempt only when one of its tools is called. */
public class JoinedToolkits implements Toolkit {

    private final List<Toolkit> parts;
    private final Map<String, Toolkit> owners = new LinkedHashMap<>();
    private final List<ToolSpecification> specifications = new ArrayList<>();
    private final Set<String> ordered = new HashSet<>();

    /**
     * @param parts in the order in which their tools are offered
     * @throws IllegalArgumentException if two of them have a tool of the same name
     */
    public JoinedToolkits(List<Toolkit> parts) {
        this.parts = List.copyOf(parts);
        for (Toolkit part : this.parts) {
            for (ToolSpecification tool : part.specifications()) {
                if (owners.put(tool.name(), part) != null) {
                    throw new IllegalArgumentException("there are two tools named " + tool.name());
                }
                specifications.add(tool);
            }
            ordered.addAll(part.ordered());
        }
    }

    @Override
    public List<ToolSpecification> specifications() {
        return List.copyOf(specifications);
    }

    @Override
    public Set<String> ordered() {
        return Set.copyOf(ordered);
    }

    @Override
    public Session open(RolloutId attempt) {
        return new Sessions(attempt);
    }

    @Override
    public void close() {
        parts.forEach(Toolkit::close);
    }

    private final class Sessions implements Session {
        private final RolloutId attempt;
        private final Map<Toolkit, Session> open = new HashMap<>();

        Sessions(RolloutId attempt) {
            this.attempt = attempt;
        }

        @Override
        public String call(ToolCall call) {
            Toolkit owner = owners.get(call.tool());
            if (owner == null) {
                throw new ToolFailure(ToolProblem.UNKNOWN_TOOL, "there is no tool " + call.tool());
            }
            Session session;
            synchronized (open) {
                session = open.computeIfAbsent(owner, part -> part.open(attempt));
            }
            return session.call(call);
        }

        @Override
        public void close() {
            synchronized (open) {
                open.values().forEach(Session::close);
            }
        }
    }
}
