package dev.acumen;

import dev.acumen.agent.rollout.Injector;
import dev.acumen.core.library.LibraryVersion;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model that is given lessons with whatever it is asked. Parameters, capabilities and listeners are the model's own.
 *
 * @param model answers
 * @param version its lessons, and its instructions in place of what the system message says, if it has any
 * @param injector puts lessons behind what the system message says
 */
record AdvisedChatModel(ChatModel model, LibraryVersion version, Injector injector) implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return model.doChat(advised(request));
    }

    private ChatRequest advised(ChatRequest request) {
        if (version.lessons().isEmpty() && version.instructions().isEmpty()) {
            return request;
        }
        String instructions = request.messages().stream()
                .filter(SystemMessage.class::isInstance)
                .map(message -> ((SystemMessage) message).text())
                .collect(Collectors.joining("\n\n"));
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(injector.system(instructions, version));
        request.messages().stream()
                .filter(message -> !(message instanceof SystemMessage))
                .forEach(messages::add);
        return request.toBuilder().messages(messages).build();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return model.listeners();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }
}
