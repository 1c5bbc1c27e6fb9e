package dev.acumen.agent.tool;

import dev.acumen.core.run.TokenEstimate;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Makes room in the window of a model: the oldest tool output goes first, and a mark stands in its place. Used by one thread. */
final class ContextTrimmer {

    private static final int LONGEST_REPLY = 4_096;

    private final OptionalInt contextTokens;
    private final Set<Integer> dropped = new HashSet<>();

    /** @param contextTokens of the window, if known */
    ContextTrimmer(OptionalInt contextTokens) {
        this.contextTokens = contextTokens;
    }

    /** How many outputs were dropped so far. */
    int dropped() {
        return dropped.size();
    }

    /** The messages as they can be sent. What was dropped once stays dropped. */
    List<ChatMessage> fitted(List<ChatMessage> messages, Set<Integer> outputs) {
        if (contextTokens.isPresent()) {
            int window = contextTokens.getAsInt();
            int most = (window - Math.min(window / 4, LONGEST_REPLY)) * 7 / 8;
            int size = tokens(without(messages, outputs));
            for (int at : oldestFirst(outputs)) {
                if (size <= most) {
                    break;
                }
                int before = tokens(List.of(messages.get(at)));
                dropped.add(at);
                size -= before - tokens(List.of(marked(messages.get(at))));
            }
        }
        return without(messages, outputs);
    }

    /**
     * Drops about half of the output that is left, the oldest first, because the server had no room for it.
     *
     * @return whether there was any
     */
    boolean dropMore(List<ChatMessage> messages, Set<Integer> outputs) {
        List<Integer> left = oldestFirst(outputs);
        int all = left.stream().mapToInt(at -> text(messages.get(at)).length()).sum();
        int gone = 0;
        for (int at : left) {
            if (gone > 0 && gone * 2 >= all) {
                break;
            }
            gone += text(messages.get(at)).length();
            dropped.add(at);
        }
        return !left.isEmpty();
    }

    private List<Integer> oldestFirst(Set<Integer> outputs) {
        return outputs.stream().filter(at -> !dropped.contains(at)).sorted().toList();
    }

    private List<ChatMessage> without(List<ChatMessage> messages, Set<Integer> outputs) {
        List<ChatMessage> sent = new ArrayList<>(messages);
        outputs.stream().filter(dropped::contains).forEach(at -> sent.set(at, marked(messages.get(at))));
        return sent;
    }

    private static ChatMessage marked(ChatMessage message) {
        String mark = "[dropped to make room: " + text(message).length()
                + " characters; call the tool again if they are needed]";
        return message instanceof ToolExecutionResultMessage result
                ? ToolExecutionResultMessage.from(result.id(), result.toolName(), mark)
                : UserMessage.from(mark);
    }

    private static String text(ChatMessage message) {
        return message instanceof ToolExecutionResultMessage result
                ? result.text()
                : ((UserMessage) message).singleText();
    }

    private static int tokens(List<ChatMessage> messages) {
        return TokenEstimate.of(ChatMessageSerializer.messagesToJson(messages));
    }
}
