package dev.acumen.runtime.domain;

import dev.acumen.core.run.Endpoint;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.EvaluatorContext;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.runtime.environment.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Evaluators as users name them. */
public final class DomainEvaluators {

    private DomainEvaluators() {}

    /**
     * The user's choice, else the domain's, else what fits the references.
     *
     * @throws UserError if there is no such evaluator, or one of the tasks has a reference it can compare nothing with
     */
    public static String specification(Optional<String> chosen, Domain domain, List<Task> tasks) {
        String specification = chosen.or(domain::evaluator).orElseGet(() -> Evaluators.suggest(tasks));
        asksJudge(specification, domain.folder());
        checkReferences(specification, domain, tasks);
        return specification;
    }

    /**
     * Refuses tasks of which no attempt could be judged.
     *
     * @param specification as {@link #specification} gave it
     * @throws UserError which names the first of them
     */
    public static void checkReferences(String specification, Domain domain, List<Task> tasks) {
        Evaluator evaluator = Evaluators.parse(
                specification, EvaluatorContext.in(domain.folder()).judgedBy(EvaluatorContext.NOBODY));
        List<String> objections = tasks.stream()
                .flatMap(task -> evaluator.objection(task).map(why -> task.id().value() + ": " + why).stream())
                .toList();
        if (!objections.isEmpty()) {
            String others = objections.size() == 1 ? "" : " and " + (objections.size() - 1) + " more";
            throw new UserError(
                    UserError.Kind.USAGE,
                    "the evaluator " + specification + " cannot judge the task " + objections.get(0) + others
                            + "; give each task the answer alone, or choose another evaluator with --evaluator");
        }
    }

    /**
     * Whether the evaluator a user named asks a judging model.
     *
     * @param folder of its files and commands
     * @throws UserError if there is no such evaluator
     */
    public static boolean asksJudge(String specification, Path folder) {
        return checked(() -> Evaluators.asksJudge(specification, folder));
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
        return checked(() -> Evaluators.parse(specification, folder));
    }

    /** The rewards that the evaluator gives by name, if that is known before it has scored. */
    public static Optional<List<RewardTerm>> rewardTerms(String specification, Domain domain) {
        return Evaluators.parse(
                        specification, EvaluatorContext.in(domain.folder()).judgedBy(EvaluatorContext.NOBODY))
                .rewardTerms();
    }

    private static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
