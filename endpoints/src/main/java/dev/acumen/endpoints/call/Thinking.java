package dev.acumen.endpoints.call;

import dev.langchain4j.data.message.AiMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Thinking that a server leaves inside the answer, between tags, goes where other servers put it. */
final class Thinking {

    private static final Pattern LEADING =
            Pattern.compile("\\A\\s*<(think|thinking|reasoning)>(.*?)(?:</\\1>|\\z)", Pattern.DOTALL);
    /** Some chat templates open the tag in the prompt, so that the answer only closes it. */
    private static final Pattern CLOSED_ONLY = Pattern.compile("\\A((?:(?!<think).)*?)</think>", Pattern.DOTALL);

    private Thinking() {}

    static AiMessage apart(AiMessage reply) {
        String text = reply.text();
        boolean isApart = reply.thinking() != null && !reply.thinking().isBlank();
        if (text == null || isApart) {
            return reply;
        }
        Matcher leading = LEADING.matcher(text);
        if (leading.find()) {
            return split(reply, leading.group(2), text.substring(leading.end()));
        }
        if (!text.contains("</think>")) {
            // The pattern looks at every character, and nearly all answers have no tag.
            return reply;
        }
        Matcher closed = CLOSED_ONLY.matcher(text);
        return closed.find() ? split(reply, closed.group(1), text.substring(closed.end())) : reply;
    }

    private static AiMessage split(AiMessage reply, String thinking, String answer) {
        return reply.toBuilder().thinking(thinking.strip()).text(answer.strip()).build();
    }
}
