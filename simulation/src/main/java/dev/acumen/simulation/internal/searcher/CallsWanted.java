package dev.acumen.simulation.internal.searcher;

import dev.acumen.simulation.internal.turns.ToolUse;
import java.io.Serial;
import java.util.List;

/** The hunt cannot go on before these calls are answered. It starts afresh in the next request, where the answers stand. */
final class CallsWanted extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ToolUse> calls;

    CallsWanted(List<ToolUse> calls) {
        super("calls wanted", null, false, false);
        this.calls = List.copyOf(calls);
    }

    List<ToolUse> calls() {
        return calls;
    }
}
