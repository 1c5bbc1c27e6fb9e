package dev.acumen.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.prompts.reply.TolerantJson;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tool calls in the text of a reply as they were read before {@link TextCalls}; see {@link dev.acumen.core.run.ReplyReading#FIRST}. */
final class EarlierTextCalls {

    /** As the prompt asks for it; the end may be missing, and some models keep to the form they were trained with. */
    private static final Pattern BLOCK = Pattern.compile(
            "```tool_call[^\\S\\n]*\\n(.*?)(?:```|\\z)|<tool_call>(.*?)(?:</tool_call>|\\z)", Pattern.DOTALL);

    private EarlierTextCalls() {}

    /** The reply with the calls that stand in its text as calls, and the text as it is. */
    static AiMessage read(AiMessage reply) {
        String text = reply.text();
        if (text == null || reply.hasToolExecutionRequests()) {
            return reply;
        }
        List<ToolExecutionRequest> calls = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String written = block.group(1) == null ? block.group(2) : block.group(1);
            calls.add(call(written.strip(), calls.size()));
        }
        return calls.isEmpty()
                ? reply
                : reply.toBuilder().toolExecutionRequests(calls).build();
    }

    /** The reply without the blocks, for one that was to be an answer. */
    static String withoutBlocks(String text) {
        return BLOCK.matcher(text).replaceAll("").strip();
    }

    /** A block that cannot be read is a call of a tool without a name, so that the model is told of it. */
    private static ToolExecutionRequest call(String written, int place) {
        String name = "";
        String arguments = written;
        try {
            JsonNode object = TolerantJson.object(written, ReplyReading.FIRST);
            JsonNode given = object.has("arguments") ? object.path("arguments") : object.path("parameters");
            name = object.path("name").asText("");
            arguments = given.isTextual() ? given.asText() : given.isMissingNode() ? "" : given.toString();
        } catch (UnreadableReply e) {
            Matcher named =
                    Pattern.compile("\"name\"\\s*:\\s*\"([\\w.-]{1,64})\"").matcher(written);
            if (named.find()) {
                name = named.group(1);
                int from = written.indexOf('{', named.end());
                arguments = from < 0 ? "" : written.substring(from);
            }
        }
        return ToolExecutionRequest.builder()
                .id("call_" + (place + 1))
                .name(name)
                .arguments(arguments)
                .build();
    }
}
