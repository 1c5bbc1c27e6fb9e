package dev.acumen.simulation.internal.turns;

import java.util.List;

/**
 * What somebody says who works with tools.
 *
 * @param text what it notes, or its answer
 * @param calls what it wants to be told; empty with an answer, and where calls are written into the text
 */
public record TurnReply(String text, List<ToolUse> calls) {

    public TurnReply {
        calls = List.copyOf(calls);
    }
}
