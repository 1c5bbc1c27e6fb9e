package dev.acumen.agent.rollout;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskInput;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an agent is handed for one attempt.
 *
 * @param id names the attempt
 * @param task what is asked, without the reference
 * @param messages what the attempt begins with: instructions, lessons, task
 * @param model calls of which are made, remembered and paid for at this attempt's site
 * @param temperature to sample with
 * @param maxOutputTokens the most tokens of one reply, if limited
 */
public record Assignment(
        RolloutId id,
        TaskInput task,
        List<ChatMessage> messages,
        ChatModel model,
        double temperature,
        OptionalInt maxOutputTokens) {

    public Assignment {
        messages = List.copyOf(messages);
    }
}
