package dev.acumen.cli.options;

import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.run.EvaluationSpecBuilder;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When a comparison stops. */
public final class UntilOptions {

    private static final String DECIDED = "decided";
    private static final double USUAL_MARGIN = 0.02;

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description = {
                "decided: take tasks a few at a time and stop as soon as it is decided which arm is better,",
                "with an error rate that holds however often it is looked at (default: attempt every task)."
            })
    private Optional<String> until = Optional.empty();

    @Option(names = "--alpha", paramLabel = "A", description = "How often a verdict may be wrong (0.05).")
    private double alpha = 0.05;

    @Option(
            names = "--margin",
            paramLabel = "D",
            description = "With --until: differences nearer to zero than this are none (0.02).")
    private Optional<Double> margin = Optional.empty();

    /** Whether it stops before every task was attempted. */
    boolean isGiven() {
        return until.isPresent();
    }

    /** How often a verdict may be wrong. */
    double alpha() {
        return alpha;
    }

    /**
     * Says it to an evaluation.
     *
     * @throws UserError if it cannot be
     */
    void apply(EvaluationSpecBuilder spec) {
        until.filter(word -> !word.equals(DECIDED)).ifPresent(word -> {
            throw new UserError(UserError.Kind.USAGE, "--until takes 'decided', not '" + word + "'");
        });
        if (until.isEmpty() && margin.isPresent()) {
            throw new UserError(UserError.Kind.USAGE, "--margin belongs to --until decided");
        }
        spec.alpha(alpha);
        until.ifPresent(word -> spec.untilDecided(alpha, margin.orElse(USUAL_MARGIN)));
    }
}
