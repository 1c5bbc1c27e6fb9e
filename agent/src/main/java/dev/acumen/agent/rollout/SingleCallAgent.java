package dev.acumen.agent.rollout;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Trajectory;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;

/** The default agent: one call, whose reply is the answer. */
public final class SingleCallAgent implements Agent {

    @Override
    public Attempt attempt(Assignment assignment) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(assignment.messages()).temperature(assignment.temperature());
        assignment.maxOutputTokens().ifPresent(request::maxOutputTokens);
        ChatResponse response = assignment.model().chat(request.build());
        List<ChatMessage> messages = new ArrayList<>(assignment.messages());
        messages.add(response.aiMessage());
        Ending ending = response.finishReason() == FinishReason.LENGTH
                ? new Ending.Truncated("the reply was cut off at the limit on tokens")
                : new Ending.Completed();
        return new Attempt(new Trajectory(messages), ending);
    }
}
