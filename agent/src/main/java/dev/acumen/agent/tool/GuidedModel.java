package dev.acumen.agent.tool;

import dev.acumen.agent.rollout.Assignment;
import dev.acumen.core.rollout.Trajectory;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The model of an assignment as somebody else's code is handed it: instructions and lessons stand in front of that code's own system
 * message, sampling is the assignment's where the code names none, and what was said is remembered in order.
 */
final class GuidedModel implements ChatModel {

    private final Assignment assignment;
    private final List<ChatMessage> said = new ArrayList<>();

    GuidedModel(Assignment assignment) {
        this.assignment = assignment;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        List<ChatMessage> messages = guided(request.messages());
        remember(messages);
        ChatResponse response = assignment
                .model()
                .chat(ChatRequest.builder()
                        .messages(messages)
                        .parameters(parameters(request))
                        .build());
        synchronized (said) {
            said.add(response.aiMessage());
        }
        return response;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return assignment.model().supportedCapabilities();
    }

    @Override
    public ModelProvider provider() {
        return assignment.model().provider();
    }

    /** What was said so far. */
    Trajectory trajectory() {
        synchronized (said) {
            return new Trajectory(said.isEmpty() ? assignment.messages() : said);
        }
    }

    /** What was said, ending with the answer. */
    Trajectory trajectory(String answer) {
        Trajectory whole = trajectory();
        if (whole.finalAnswer().equals(answer)) {
            return whole;
        }
        List<ChatMessage> messages = new ArrayList<>(whole.messages());
        messages.add(AiMessage.from(answer));
        return new Trajectory(messages);
    }

    private List<ChatMessage> guided(List<ChatMessage> asked) {
        if (assignment.messages().isEmpty() || !(assignment.messages().get(0) instanceof SystemMessage guidance)) {
            return asked;
        }
        List<ChatMessage> messages = new ArrayList<>(asked);
        if (!asked.isEmpty() && asked.get(0) instanceof SystemMessage own) {
            messages.set(0, SystemMessage.from(guidance.text() + "\n\n" + own.text()));
        } else {
            messages.add(0, guidance);
        }
        return messages;
    }

    /** A conversation that goes on repeats what was said; of it only what is new is added. */
    private void remember(List<ChatMessage> messages) {
        synchronized (said) {
            int known = 0;
            while (known < messages.size()
                    && known < said.size()
                    && messages.get(known).equals(said.get(known))) {
                known++;
            }
            boolean goesOn = known == said.size();
            List<ChatMessage> fresh = messages.subList(goesOn ? known : 0, messages.size());
            fresh.stream()
                    .filter(message -> goesOn || !(message instanceof SystemMessage))
                    .forEach(said::add);
        }
    }

    private ChatRequestParameters parameters(ChatRequest request) {
        ChatRequestParameters own = request.parameters();
        var sampling = ChatRequestParameters.builder().overrideWith(own);
        if (own.temperature() == null) {
            sampling.temperature(assignment.temperature());
        }
        if (own.maxOutputTokens() == null && assignment.maxOutputTokens().isPresent()) {
            sampling.maxOutputTokens(assignment.maxOutputTokens().getAsInt());
        }
        return sampling.build();
    }
}
