package dev.acumen.core.rollout;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;

/**
 * What was said and done in one attempt, in order.
 *
 * @param messages from the system message to the final answer; may end early if the attempt failed
 * @param turns with times, sizes and errors; empty where the agent did not tell
 */
public record Trajectory(List<ChatMessage> messages, List<Turn> turns) {

    public Trajectory {
        messages = List.copyOf(messages);
        turns = List.copyOf(turns);
    }

    /** What was said, with nothing told of turns. */
    public Trajectory(List<ChatMessage> messages) {
        this(messages, List.of());
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
