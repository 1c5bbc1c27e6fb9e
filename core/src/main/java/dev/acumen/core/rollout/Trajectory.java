package dev.acumen.core.rollout;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;
import java.util.Optional;

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
        return lastReply().map(AiMessage::text).orElse("");
    }

    /** The last message of the model, which holds the final answer; empty if there is none. */
    public Optional<AiMessage> lastReply() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof AiMessage reply) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }
}
