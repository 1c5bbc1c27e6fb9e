package dev.acumen.core.rollout;

import dev.acumen.core.run.Usage;
import java.time.Duration;
import java.util.List;

/**
 * One turn of an attempt: a reply of the model and the tool calls in it.
 *
 * @param number from 1
 * @param took until the model had replied
 * @param usage tokens of the reply, as reported
 * @param tools its calls, in order
 * @param remarks what else happened, such as that a reply was cut off or tool output was dropped to make room
 */
public record Turn(int number, Duration took, Usage usage, List<ToolUse> tools, List<String> remarks) {

    public Turn {
        tools = List.copyOf(tools);
        remarks = List.copyOf(remarks);
    }
}
