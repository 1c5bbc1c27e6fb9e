package dev.acumen.evaluators;

import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.prompts.PromptBook;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What evaluators may need beside their specification.
 *
 * @param directory where files that a specification names are looked for, and where commands run
 * @param judge the judging model, if there is one
 * @param prompts of judges, if others than the built-in ones
 */
public record EvaluatorContext(Path directory, Optional<Endpoint> judge, Optional<PromptBook> prompts) {

    /** Stands in for a judge where a specification is only read. */
    public static final Endpoint NOBODY = new Endpoint() {
        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public ChatModel at(CallSite site) {
            throw new IllegalStateException("no model was given to judge " + site);
        }
    };

    /** Without a judge. */
    public static EvaluatorContext in(Path directory) {
        return new EvaluatorContext(directory, Optional.empty(), Optional.empty());
    }

    /** With the judging model. */
    public EvaluatorContext judgedBy(Endpoint endpoint) {
        return new EvaluatorContext(directory, Optional.of(endpoint), prompts);
    }

    /** With other prompts. */
    public EvaluatorContext with(PromptBook others) {
        return new EvaluatorContext(directory, judge, Optional.of(others));
    }
}
