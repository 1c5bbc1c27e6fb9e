package dev.acumen.endpoints.internal.call;

import dev.langchain4j.data.message.AiMessage;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Thinking that a server leaves inside the answer, between tags, goes where other servers put it. */
public final class Thinking {

    private static final Pattern LEADING = Pattern.compile(
            "\\A\\s*(?:<(think|thinking|thought|reasoning|seed:think)>(.*?)(?:</\\1>|\\z)"
                    + "|\\[THINK](.*?)(?:\\[/THINK]|\\z))",
            Pattern.DOTALL);
    /** Some chat templates open the tag in the prompt, so that the answer only closes it. */
    private static final Pattern CLOSED_ONLY =
            Pattern.compile("\\A((?:(?!<think|\\[THINK]).)*?)(?:</think>|\\[/THINK])", Pattern.DOTALL);

    private Thinking() {}

    /** The reply with its thinking in a place of its own. */
    public static AiMessage apart(AiMessage reply) {
        String text = reply.text();
        if (text == null) {
            return reply;
        }
        Matcher leading = LEADING.matcher(text);
        if (leading.find()) {
            String inside = leading.group(2) == null ? leading.group(3) : leading.group(2);
            return split(reply, inside, text.substring(leading.end()));
        }
        if (!text.contains("</think>")) {
            // The pattern looks at every character, and nearly all answers have no tag.
            return reply;
        }
        Matcher closed = CLOSED_ONLY.matcher(text);
        boolean isApart = reply.thinking() != null && !reply.thinking().isBlank();
        // What stands before the tag is thinking only where it has no other place.
        return closed.find() && (!isApart || closed.group(1).isBlank())
                ? split(reply, closed.group(1), text.substring(closed.end()))
                : reply;
    }

    private static AiMessage split(AiMessage reply, String inside, String answer) {
        String thinking = Stream.of(Objects.requireNonNullElse(reply.thinking(), ""), inside)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        return reply.toBuilder().thinking(thinking).text(answer.strip()).build();
    }
}
