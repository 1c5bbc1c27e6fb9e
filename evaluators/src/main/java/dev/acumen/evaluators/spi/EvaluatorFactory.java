package dev.acumen.evaluators.spi;

import dev.acumen.core.score.Evaluator;
import java.nio.file.Path;

/**
 * Makes evaluators of one name. Whoever names a class of this kind in {@code META-INF/services} of a jar on the class path can use
 * the name in every specification.
 */
public interface EvaluatorFactory {

    /** The word a specification starts with: lower-case letters, digits and dashes, a letter first. */
    String name();

    /** What to write, such as {@code numeric:abs=0.01}; the bare name unless there is an argument. */
    default String usage() {
        return name();
    }

    /** What it looks at, in a few words. */
    String summary();

    /** Whether anything may stand after the name. */
    default boolean takesArgument() {
        return true;
    }

    /**
     * The evaluator.
     *
     * @param argument what stands after the colon; empty without one
     * @param directory where files that the argument names are looked for: the domain's folder
     * @throws IllegalArgumentException if the argument means nothing; the message says what would
     */
    Evaluator parse(String argument, Path directory);
}
