package dev.acumen.agent.tool;

import dev.acumen.core.run.CallMetadata;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.core.run.Thinking;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A reply with its calls, wherever they stood.
 *
 * @param reply with the calls as requests
 * @param said its text as it goes into the conversation where tools are called in text
 * @param around its text without the calls
 * @param writtenBy the models that write calls into the text as here; empty if the calls stood in fields of their own, or there are none
 * @param problems what is wrong with calls that cannot be made, by their ids
 * @param reading the rules by which it was read
 */
record HeardReply(
        AiMessage reply,
        String said,
        String around,
        Optional<String> writtenBy,
        Map<String, String> problems,
        ReplyReading reading) {

    /**
     * Reads a reply. Thinking is not looked into: what is called there was not decided.
     *
     * @param tools that were offered
     * @param byText whether the model was told to call tools in text
     * @param turn of the attempt, which tells its calls from those of others
     */
    static HeardReply of(ChatResponse response, OfferedTools tools, boolean byText, int turn) {
        ReplyReading reading = ReplyReading.of(response);
        if (reading == ReplyReading.FIRST) {
            return earlier(response.aiMessage(), byText);
        }
        AiMessage reply = response.metadata() instanceof CallMetadata
                ? response.aiMessage()
                : Thinking.apart(response.aiMessage());
        String text = Objects.requireNonNullElse(reply.text(), "");
        Optional<TextCalls> found = reply.hasToolExecutionRequests() || text.isBlank()
                ? Optional.empty()
                : TextCalls.in(text, tools, byText);
        return found.map(calls -> inText(reply, calls, reading, turn))
                .orElseGet(() -> new HeardReply(reply, text, text, Optional.empty(), Map.of(), reading));
    }

    private static HeardReply earlier(AiMessage given, boolean byText) {
        AiMessage reply = byText ? EarlierTextCalls.read(given) : given;
        String text = Objects.requireNonNullElse(reply.text(), "");
        return new HeardReply(
                reply,
                String.valueOf(reply.text()),
                byText ? EarlierTextCalls.withoutBlocks(text) : text,
                byText && reply.hasToolExecutionRequests() ? Optional.of(CallForm.PROTOCOL.models()) : Optional.empty(),
                Map.of(),
                ReplyReading.FIRST);
    }

    private static HeardReply inText(AiMessage reply, TextCalls found, ReplyReading reading, int turn) {
        List<ToolExecutionRequest> requests = new ArrayList<>();
        Map<String, String> problems = new HashMap<>();
        for (TextCall call : found.calls()) {
            String id = "call_" + turn + "_" + (requests.size() + 1);
            requests.add(ToolExecutionRequest.builder()
                    .id(id)
                    .name(call.name())
                    .arguments(call.arguments())
                    .build());
            if (!call.isWhole()) {
                problems.put(id, "the call was not made: it breaks off before its end; write it again, whole");
            } else if (call.name().isEmpty()) {
                problems.put(id, "the call was not made: it cannot be read, or does not name a tool");
            }
        }
        return new HeardReply(
                reply.toBuilder().toolExecutionRequests(requests).build(),
                found.said(),
                found.around(),
                Optional.of(found.writtenBy()),
                problems,
                reading);
    }

    /** Whether the calls stood in the text. */
    boolean isInText() {
        return writtenBy.isPresent();
    }

    /** Whether one of its calls names no tool, which has no place in fields of its own: servers refuse an empty name. */
    boolean hasNamelessCall() {
        return requests().stream().anyMatch(call -> call.name().isBlank());
    }

    List<ToolExecutionRequest> requests() {
        return reply.toolExecutionRequests();
    }

    /** The reply as a server reads it that has calls in fields of their own. */
    AiMessage withCallsInFields(List<ToolExecutionRequest> asked) {
        AiMessage.Builder message = reply.toBuilder().toolExecutionRequests(asked);
        return (isInText() ? message.text(around) : message).build();
    }
}
