package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.turns.ToolUse;
import java.util.List;

/**
 * One message of a request.
 *
 * @param role such as system, user or assistant
 * @param text its text parts, joined
 * @param calls of tools that it makes, by the id the protocol gives them
 * @param answers the id of the call it answers; empty for messages other than of a tool
 */
public record Utterance(String role, String text, List<IdentifiedCall> calls, String answers) {

    public Utterance {
        calls = List.copyOf(calls);
    }

    /**
     * A call as it stands in a message.
     *
     * @param id that its answer names
     * @param use the call
     */
    public record IdentifiedCall(String id, ToolUse use) {}

    boolean isUser() {
        return role.equals("user");
    }

    boolean isSystem() {
        return role.equals("system") || role.equals("developer");
    }
}
