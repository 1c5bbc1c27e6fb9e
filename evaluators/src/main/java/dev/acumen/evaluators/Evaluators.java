package dev.acumen.evaluators;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
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

    /** The specification that suits the references: {@code numeric} if every one is a number, else {@code exact}. */
    public static String suggest(List<Task> tasks) {
        List<String> answers = tasks.stream()
                .flatMap(task -> task.reference().answers().stream())
                .toList();
        boolean isNumeric = !answers.isEmpty() && answers.stream().allMatch(NumericEvaluator::isNumber);
        return isNumeric ? "numeric" : "exact";
    }
}
