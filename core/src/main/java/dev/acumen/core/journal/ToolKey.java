package dev.acumen.core.journal;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.ToolCall;

/**
 * What tells one tool call from another.
 *
 * @param attempt it is made in
 * @param turn of the attempt
 * @param place among the calls of the turn
 * @param asked fingerprint of the tool's name and the arguments
 */
public record ToolKey(RolloutId attempt, int turn, int place, String asked) {

    /** The key of a call. */
    public static ToolKey of(RolloutId attempt, ToolCall call) {
        return new ToolKey(
                attempt,
                call.turn(),
                call.place(),
                Fingerprint.of(call.tool(), call.arguments()).hex());
    }
}
