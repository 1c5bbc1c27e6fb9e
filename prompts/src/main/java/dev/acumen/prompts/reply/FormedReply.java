package dev.acumen.prompts.reply;

import dev.acumen.core.run.ReplyReading;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
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

/**
 * Asks a model for a reply in a certain form: held to a JSON schema where the server takes one, read tolerantly where not, and asked for once more if
 * unreadable. Immutable.
 *
 * @param <T> what is read from the reply
 */
public final class FormedReply<T> {

    private final PromptBook prompts;
    private final double temperature;
    private final ReplyForm<T> form;

    /**
     * @param prompts for the words in which a reply is asked for again
     * @param temperature to sample with
     * @param form of the reply
     */
    public FormedReply(PromptBook prompts, double temperature, ReplyForm<T> form) {
        this.prompts = prompts;
        this.temperature = temperature;
        this.form = form;
    }

    /**
     * What the model replies. Failures of the call reach the caller as langchain4j's exceptions.
     *
     * @throws UnreadableReply if neither reply could be read
     */
    public T ask(ChatModel model, RenderedPrompt prompt) throws UnreadableReply {
        List<ChatMessage> messages = new ArrayList<>();
        if (!prompt.system().isBlank()) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        messages.add(UserMessage.from(prompt.user()));
        ChatResponse first = model.chat(request(model, messages));
        try {
            return read(first);
        } catch (UnreadableReply unreadable) {
            String reply = text(first);
            messages.add(AiMessage.from(reply.isBlank() ? "(no text)" : reply));
            messages.add(UserMessage.from(prompts.get(PromptName.REPAIR)
                    .render(Map.of("problem", String.valueOf(unreadable.getMessage())))
                    .user()));
        }
        return read(model.chat(request(model, messages)));
    }

    private ChatRequest request(ChatModel model, List<ChatMessage> messages) {
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

    private T read(ChatResponse response) throws UnreadableReply {
        if (response.finishReason() == FinishReason.LENGTH) {
            throw new UnreadableReply("it was cut off at the limit on tokens; be shorter");
        }
        return form.reader().read(TolerantJson.object(text(response), ReplyReading.of(response)));
    }

    private static String text(ChatResponse response) {
        String text = response.aiMessage().text();
        return text == null ? "" : text;
    }
}
