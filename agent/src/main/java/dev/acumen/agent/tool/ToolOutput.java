package dev.acumen.agent.tool;

import dev.acumen.core.rollout.Trajectory;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/** What tools answered in an attempt: tool messages, and what stands between {@code <tool_output>} tags in messages to the model. */
public final class ToolOutput {

    /** The tag that tool output stands between. */
    public static final String TAG = "tool_output";

    private static final String OPENING = "<" + TAG;
    private static final String CLOSING = "</" + TAG + ">";

    private ToolOutput() {}

    /**
     * A part of a message.
     *
     * @param text without the tags
     * @param fromTool whether a tool said it
     */
    public record Part(String text, boolean fromTool) {}

    /** The answers of tools, in order, blank ones left out. */
    public static List<String> of(Trajectory trajectory) {
        return trajectory.messages().stream()
                .flatMap(message -> parts(message).stream())
                .filter(Part::fromTool)
                .map(Part::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** A message in parts; empty for one that is neither a tool's nor to the model. */
    public static List<Part> parts(ChatMessage message) {
        if (message instanceof ToolExecutionResultMessage result) {
            String text = String.valueOf(result.text()).strip();
            return List.of(new Part(text.startsWith(OPENING) ? unwrapped(text) : text, true));
        }
        return message instanceof UserMessage user && user.hasSingleText() ? split(user.singleText()) : List.of();
    }

    private static String unwrapped(String text) {
        int begin = text.indexOf('>') + 1;
        int end = text.endsWith(CLOSING) ? text.length() - CLOSING.length() : text.length();
        return begin > 0 && begin <= end ? text.substring(begin, end).strip() : text;
    }

    private static List<Part> split(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf(OPENING); open >= 0; open = text.indexOf(OPENING, at)) {
            int begin = text.indexOf('>', open) + 1;
            if (begin == 0) {
                break;
            }
            int close = text.indexOf(CLOSING, begin);
            parts.add(new Part(text.substring(at, open), false));
            parts.add(new Part(
                    text.substring(begin, close < 0 ? text.length() : close).strip(), true));
            at = close < 0 ? text.length() : close + CLOSING.length();
        }
        parts.add(new Part(text.substring(at), false));
        return parts.stream().filter(part -> !part.text().isBlank()).toList();
    }
}
