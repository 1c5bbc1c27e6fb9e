package dev.acumen.core.rollout;

import dev.acumen.core.run.TokenEstimate;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * How much the model wrote in an attempt.
 *
 * @param tokens of all its messages, thinking and tool calls included; an estimate, see {@link TokenEstimate}
 * @param longest tokens of the longest of them
 * @param turns its messages
 */
public record WrittenLength(long tokens, long longest, int turns) {

    /** The length of what the model wrote of a trajectory. */
    public static WrittenLength of(Trajectory trajectory) {
        List<AiMessage> written = trajectory.messages().stream()
                .filter(AiMessage.class::isInstance)
                .map(AiMessage.class::cast)
                .toList();
        LongSummaryStatistics tokens =
                written.stream().mapToLong(WrittenLength::tokens).summaryStatistics();
        return new WrittenLength(tokens.getSum(), Math.max(0, tokens.getMax()), written.size());
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
