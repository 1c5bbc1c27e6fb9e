package dev.acumen.learning.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.agent.work.Health;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.ContextOverflow;
import dev.acumen.core.run.Endpoint;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import dev.acumen.prompts.reply.TolerantJson;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Asks the reviewing model for answers in a certain form: held to a JSON schema where the server takes one, read tolerantly where
 * not, asked once more if unreadable, and asked with less material if the prompt was too long for the server.
 */
public final class Reviewer {

    private static final int SHRINKS = 3;

    private final Endpoint endpoint;
    private final PromptBook prompts;
    private final double temperature;
    private final ContextWindow window;
    private final Health health;

    /**
     * @param endpoint the reviewing model
     * @param prompts all prompts
     * @param temperature to sample with
     * @param window of the reviewing model
     * @param health told of failures
     */
    public Reviewer(Endpoint endpoint, PromptBook prompts, double temperature, ContextWindow window, Health health) {
        this.endpoint = endpoint;
        this.prompts = prompts;
        this.temperature = temperature;
        this.window = window;
        this.health = health;
    }

    /** Who words the lessons. */
    String name() {
        return endpoint.name();
    }

    PromptBook prompts() {
        return prompts;
    }

    ContextWindow window() {
        return window;
    }

    /**
     * Asks at the given site.
     *
     * @param prompt renders the prompt for a given number of tokens that its material may take
     */
    <T> Asked<T> ask(CallSite site, ReplyForm<T> form, IntFunction<RenderedPrompt> prompt) {
        try {
            ChatModel model = endpoint.at(site);
            int room = window.materialTokens();
            for (int shrunk = 0; ; shrunk++) {
                try {
                    Asked<T> asked = ask(model, form, prompt.apply(room));
                    health.succeeded();
                    return asked;
                } catch (InvalidRequestException e) {
                    if (shrunk >= SHRINKS || !ContextOverflow.isNamedBy(String.valueOf(e.getMessage()))) {
                        throw e;
                    }
                    room /= 2;
                }
            }
        } catch (RuntimeException e) {
            health.failed(e);
            return Asked.failed(Asked.Problem.FAILED);
        }
    }

    private <T> Asked<T> ask(ChatModel model, ReplyForm<T> form, RenderedPrompt prompt) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!prompt.system().isBlank()) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        messages.add(UserMessage.from(prompt.user()));
        ChatResponse first = model.chat(request(model, messages, form));
        try {
            return Asked.got(read(form, first));
        } catch (UnreadableReply unreadable) {
            String reply = first.aiMessage().text();
            messages.add(AiMessage.from(reply == null || reply.isBlank() ? "(no text)" : reply));
            messages.add(UserMessage.from(prompts.get(PromptName.REPAIR)
                    .render(Map.of("problem", String.valueOf(unreadable.getMessage())))
                    .user()));
        }
        try {
            return Asked.got(read(form, model.chat(request(model, messages, form))));
        } catch (UnreadableReply stillUnreadable) {
            return Asked.failed(Asked.Problem.UNREADABLE);
        }
    }

    private ChatRequest request(ChatModel model, List<ChatMessage> messages, ReplyForm<?> form) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(List.copyOf(messages)).temperature(temperature);
        if (model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA)) {
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(form.schema())
                    .build());
        }
        return request.build();
    }

    private static <T> T read(ReplyForm<T> form, ChatResponse response) throws UnreadableReply {
        if (response.finishReason() == FinishReason.LENGTH) {
            throw new UnreadableReply("it was cut off at the limit on tokens; be shorter");
        }
        String text = response.aiMessage().text();
        JsonNode object = TolerantJson.object(text == null ? "" : text);
        return form.reader().read(object);
    }
}
