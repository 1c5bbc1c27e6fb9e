package dev.acumen.learning.internal.review;

import dev.acumen.agent.work.Health;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.ContextOverflow;
import dev.acumen.core.run.Endpoint;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.RenderedPrompt;
import dev.acumen.prompts.reply.FormedReply;
import dev.acumen.prompts.reply.ReplyForm;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import java.util.function.IntFunction;

/**
 * Asks the reviewing model for answers in a certain form (see {@link FormedReply}), and with less material if the prompt was too long for the server.
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
    public String name() {
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
    <T> ModelReply<T> ask(CallSite site, ReplyForm<T> form, IntFunction<RenderedPrompt> prompt) {
        try {
            ChatModel model = endpoint.at(site);
            int room = window.materialTokens();
            for (int shrunk = 0; ; shrunk++) {
                try {
                    ModelReply<T> asked = ask(model, form, prompt.apply(room));
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
            return ModelReply.failed(ModelReply.Problem.FAILED);
        }
    }

    private <T> ModelReply<T> ask(ChatModel model, ReplyForm<T> form, RenderedPrompt prompt) {
        try {
            return ModelReply.got(new FormedReply<>(prompts, temperature, form).ask(model, prompt));
        } catch (UnreadableReply stillUnreadable) {
            return ModelReply.failed(ModelReply.Problem.UNREADABLE);
        }
    }
}
