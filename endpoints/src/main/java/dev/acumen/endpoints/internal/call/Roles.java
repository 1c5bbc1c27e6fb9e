package dev.acumen.endpoints.internal.call;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages for chat templates that know no system role, as Gemma's and Mistral's first ones, or no two messages of one role in a row. */
final class Roles {

    private Roles() {}

    /** Whether there is a system message. */
    static boolean hasSystem(List<ChatMessage> messages) {
        return messages.stream().anyMatch(SystemMessage.class::isInstance);
    }

    /** Whether two messages of the user, or two of the assistant, follow one another. */
    static boolean isRepeated(List<ChatMessage> messages) {
        return joined(messages).size() < messages.size();
    }

    /** With the system messages at the beginning of the first message of the user, and no role twice in a row. */
    static List<ChatMessage> folded(List<ChatMessage> messages) {
        String instructions = messages.stream()
                .filter(SystemMessage.class::isInstance)
                .map(message -> ((SystemMessage) message).text())
                .collect(Collectors.joining("\n\n"));
        List<ChatMessage> others = new ArrayList<>(messages);
        others.removeIf(SystemMessage.class::isInstance);
        if (!instructions.isEmpty()) {
            // A user's message has to come first, which it may not have done.
            others.add(0, UserMessage.from(instructions));
        }
        return joined(others);
    }

    /** With messages of the user, and of the assistant, that follow one another made one. */
    static List<ChatMessage> joined(List<ChatMessage> messages) {
        List<ChatMessage> joined = new ArrayList<>();
        for (ChatMessage message : messages) {
            ChatMessage last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last instanceof UserMessage one && message instanceof UserMessage other) {
                joined.set(joined.size() - 1, both(one, other));
            } else if (last instanceof AiMessage one
                    && message instanceof AiMessage other
                    && !one.hasToolExecutionRequests()) {
                String text = Stream.of(one.text(), other.text())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n\n"));
                joined.set(joined.size() - 1, other.toBuilder().text(text).build());
            } else {
                joined.add(message);
            }
        }
        return joined;
    }

    private static UserMessage both(UserMessage one, UserMessage other) {
        if (one.hasSingleText() && other.hasSingleText()) {
            return UserMessage.from(one.singleText() + "\n\n" + other.singleText());
        }
        List<Content> contents = new ArrayList<>(one.contents());
        contents.add(TextContent.from("\n\n"));
        contents.addAll(other.contents());
        return UserMessage.from(contents);
    }
}
