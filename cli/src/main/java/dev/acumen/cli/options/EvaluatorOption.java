package dev.acumen.cli.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How attempts are scored. */
public final class EvaluatorOption {

    @Option(
            names = "--evaluator",
            paramLabel = "SPEC",
            description =
                    "How attempts are scored: exact, numeric, numeric:abs=0.01, math, regex:PATTERN, first-of(A, B), command:PROGRAM ..., "
                            + "sum(A, 0.5*B); 'acumen evaluators list' shows them all.")
    private Optional<String> evaluator = Optional.empty();

    /** The user's choice, if there is one. */
    public Optional<String> specification() {
        return evaluator;
    }
}
