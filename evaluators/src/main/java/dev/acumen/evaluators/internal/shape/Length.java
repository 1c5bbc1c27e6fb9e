package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
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
record Length(long tokens, int turns) {

    static Length of(Rollout rollout) {
        List<AiMessage> written = rollout.trajectory().messages().stream()
                .filter(AiMessage.class::isInstance)
                .map(AiMessage.class::cast)
                .toList();
        return new Length(written.stream().mapToLong(Length::tokens).sum(), written.size());
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
