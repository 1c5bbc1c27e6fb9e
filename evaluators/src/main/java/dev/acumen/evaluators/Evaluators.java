package dev.acumen.evaluators;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.judge.JudgeMissing;
import java.nio.file.Path;
import java.util.List;

/** Evaluators by their one-line specifications. */
public final class Evaluators {

    private Evaluators() {}

    /**
     * The evaluator of a specification, as {@link EvaluatorLanguage} reads it, with files and commands in the working directory.
     *
     * @throws IllegalArgumentException if there is no such evaluator; the message lists what there is
     */
    public static Evaluator parse(String spec) {
        return parse(spec, Path.of(""));
    }

    /**
     * The same.
     *
     * @param directory where files that the specification names are looked for, and where commands run
     */
    public static Evaluator parse(String spec, Path directory) {
        return EvaluatorLanguage.usual(directory).parse(spec);
    }

    /**
     * The same.
     *
     * @param context what the evaluator may need, such as a judging model
     */
    public static Evaluator parse(String spec, EvaluatorContext context) {
        return EvaluatorLanguage.usual(context).parse(spec);
    }

    /**
     * Whether the evaluator of a specification asks a judging model, which it then cannot do without.
     *
     * @throws IllegalArgumentException if there is no such evaluator
     */
    public static boolean asksJudge(String spec, Path directory) {
        parse(spec, EvaluatorContext.in(directory).judgedBy(EvaluatorContext.NOBODY));
        try {
            parse(spec, directory);
            return false;
        } catch (JudgeMissing e) {
            return true;
        }
    }

    /** The specification that suits the references: {@code numeric} if every one is a number and no code, else {@code exact}. */
    public static String suggest(List<Task> tasks) {
        List<String> answers = tasks.stream()
                .flatMap(task -> task.reference().answers().stream())
                .toList();
        return NumericEvaluator.areNumbers(answers) ? "numeric" : "exact";
    }
}
