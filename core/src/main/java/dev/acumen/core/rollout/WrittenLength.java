package dev.acumen.core.rollout;

import dev.acumen.core.run.TokenEstimate;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;

/**
 * How much the model wrote in an attempt.
 *
 * @param tokens of all its messages, thinking and tool calls included; an estimate, see {@link TokenEstimate}
 * @param turns its messages
 */
public record WrittenLength(long tokens, int turns) {

    /** The length of what the model wrote of a trajectory. */
    public static WrittenLength of(Trajectory trajectory) {
        List<AiMessage> written = trajectory.messages().stream()
                .filter(AiMessage.class::isInstance)
                .map(AiMessage.class::cast)
                .toList();
        return new WrittenLength(
                written.stream().mapToLong(WrittenLength::tokens).sum(), written.size());
    }

    private static long tokens(AiMessage message) {
        long calls = message.toolExecutionRequests().stream()
                .map(ToolExecutionRequest::arguments)
                .mapToLong(arguments -> arguments == null ? 0 : TokenEstimate.of(arguments))
                .sum();
        return calls
                + (message.text() == null ? 0 : TokenEstimate.of(message.text()))
                + (message.thinking() == null ? 0 : TokenEstimate.of(message.thinking()));
    }
}
