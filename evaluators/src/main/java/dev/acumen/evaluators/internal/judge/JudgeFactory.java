package dev.acumen.evaluators.internal.judge;

import dev.acumen.core.run.Endpoint;
import dev.acumen.core.score.Evaluator;
import dev.acumen.evaluators.spi.EvaluatorFactory;
import dev.acumen.prompts.PromptBook;
import java.nio.file.Path;
import java.util.Optional;

/** Makes judges. All that one factory makes share its model, so that several may look at one attempt. */
public final class JudgeFactory implements EvaluatorFactory {

    private final Optional<JudgeModels> bench;
    private final Optional<PromptBook> prompts;
    private final Evaluator comparison;

    /**
     * @param endpoint the judging model, if there is one
     * @param prompts all prompts, if others than the built-in ones
     * @param comparison of the texts, asked before the model is
     */
    public JudgeFactory(Optional<Endpoint> endpoint, Optional<PromptBook> prompts, Evaluator comparison) {
        this.bench = endpoint.map(JudgeModels::new);
        this.prompts = prompts;
        this.comparison = comparison;
    }

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public String usage() {
        return "judge[:graded|attempted][,votes=3]";
    }

    @Override
    public String summary() {
        return "what a model says by the references or the rubric, where the texts differ";
    }

    /** @throws JudgeMissing if there is no model to judge */
    @Override
    public Evaluator parse(String argument, Path directory) {
        JudgeOptions options = JudgeOptions.parse(argument);
        return new JudgeEvaluator(
                bench.orElseThrow(JudgeMissing::new), prompts.orElseGet(PromptBook::builtIn), comparison, options);
    }
}
