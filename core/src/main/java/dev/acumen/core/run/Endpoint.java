package dev.acumen.core.run;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Optional;

/**
 * A frozen model that can be called. Failures reach the caller as langchain4j's exceptions; a spent budget as
 * {@link BudgetExhausted}.
 */
public interface Endpoint {

    /** The header by which the simulated endpoint says in every answer that it is no language model; its value is {@code true}. */
    String SIMULATED_HEADER = "X-Acumen-Simulated";

    /** Names server and model for people, such as {@code simulated/clerk} or {@code 127.0.0.1:8000/qwen}. */
    String name();

    /**
     * A model whose calls are made, remembered and paid for at the given site. The first call is turn 1.
     *
     * @throws IllegalStateException if the site was bound before in this run
     */
    ChatModel at(CallSite site);

    /**
     * How likely the model is to write given replies, asked at the given site; empty if there is no way to ask.
     *
     * @throws IllegalStateException if the site was bound before in this run
     */
    default Optional<ReplyLikelihood> likelihood(CallSite site) {
        return Optional.empty();
    }

    /** An endpoint that hands out the given model at every site, for code that brings its own {@link ChatModel}. */
    static Endpoint of(String name, ChatModel model) {
        return new Endpoint() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ChatModel at(CallSite site) {
                return model;
            }
        };
    }
}
