package dev.acumen.cli.domain;

import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.EvaluatorContext;
import dev.acumen.evaluators.Evaluators;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How attempts are scored. */
public final class EvaluatorOption {

    @Option(
            names = "--evaluator",
            paramLabel = "SPEC",
            description =
                    "How attempts are scored: exact, numeric, numeric:abs=0.01, math, regex:PATTERN, first-of:A|B, command:PROGRAM ..., "
                            + "sum(A, 0.5*B); 'acumen evaluators list' shows them all.")
    private Optional<String> evaluator = Optional.empty();

    /**
     * The user's choice, else the domain's, else what fits the references.
     *
     * @throws UserError if there is no such evaluator
     */
    public String specification(Domain domain, List<Task> tasks) {
        String specification = evaluator.or(domain::evaluator).orElseGet(() -> Evaluators.suggest(tasks));
        asksJudge(specification, domain.folder());
        return specification;
    }

    /**
     * Whether the evaluator a user named asks a judging model.
     *
     * @param folder of its files and commands
     * @throws UserError if there is no such evaluator
     */
    public static boolean asksJudge(String specification, Path folder) {
        try {
            return Evaluators.asksJudge(specification, folder);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The evaluator a user named, where a model is at hand that may judge.
     *
     * @param specification as {@link #specification} gave it
     * @param domain with its files and its prompts
     * @param judge asked only if the specification has a judge
     */
    public static Evaluator judged(String specification, Domain domain, Endpoint judge) {
        return Evaluators.parse(
                specification,
                EvaluatorContext.in(domain.folder()).with(domain.prompts()).judgedBy(judge));
    }

    /**
     * The evaluator a user named, where there is no model that may judge.
     *
     * @param folder of its files and commands
     * @throws UserError if there is no such evaluator
     */
    public static Evaluator parsed(String specification, Path folder) {
        try {
            return Evaluators.parse(specification, folder);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
