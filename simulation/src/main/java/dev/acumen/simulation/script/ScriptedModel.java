package dev.acumen.simulation.script;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A model that answers as it is told and remembers what it was asked. */
public final class ScriptedModel implements ChatModel {

    private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
    private final Function<ChatRequest, ChatResponse> script;
    private final Set<Capability> capabilities;

    private ScriptedModel(Function<ChatRequest, ChatResponse> script, Set<Capability> capabilities) {
        this.script = script;
        this.capabilities = capabilities;
    }

    /** A model that makes its reply of the request. */
    public static ScriptedModel replying(Function<ChatRequest, String> script) {
        return responding(request -> reply(script.apply(request)));
    }

    /** A model that gives these replies in order, and the last one ever after. */
    public static ScriptedModel inOrder(String... replies) {
        List<String> left = new CopyOnWriteArrayList<>(replies);
        return replying(request -> left.size() > 1 ? left.remove(0) : left.get(0));
    }

    /** A model that makes its response of the request. */
    public static ScriptedModel responding(Function<ChatRequest, ChatResponse> script) {
        return new ScriptedModel(script, Set.of());
    }

    /** The same model on a server that takes JSON schemas. */
    public ScriptedModel takingSchemas() {
        return new ScriptedModel(script, Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA));
    }

    /** A response with the given text. */
    public static ChatResponse reply(String text) {
        return reply(text, FinishReason.STOP);
    }

    /** A response with the given text. */
    public static ChatResponse reply(String text, FinishReason reason) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .finishReason(reason)
                .build();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        requests.add(request);
        return script.apply(request);
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return capabilities;
    }

    /** What was asked, in order. */
    public List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    /** All text of a request. */
    public static String text(ChatRequest request) {
        return request.messages().stream().map(ScriptedModel::text).collect(Collectors.joining("\n"));
    }

    private static String text(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        }
        if (message instanceof UserMessage user) {
            return user.singleText();
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return result.text();
        }
        return String.valueOf(((AiMessage) message).text());
    }
}
