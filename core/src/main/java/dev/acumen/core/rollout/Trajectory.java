package dev.acumen.core.rollout;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;

/**
 * What was said in one attempt, in order.
 *
 * @param messages from the system message to the final answer; may end early if the attempt failed
 */
public record Trajectory(List<ChatMessage> messages) {

    public Trajectory {
        messages = List.copyOf(messages);
    }

    /** The text of the last message of the model, without its thinking; empty if it said nothing. */
    public String finalAnswer() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof AiMessage reply) {
                String text = reply.text();
                return text == null ? "" : text;
            }
        }
        return "";
    }
}
