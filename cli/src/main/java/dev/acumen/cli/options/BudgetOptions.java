package dev.acumen.cli.options;

import dev.acumen.core.run.Budget;
import dev.acumen.runtime.environment.UserError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The most a run may spend. */
public final class BudgetOptions {

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "Stop after N model calls, those of earlier tries included.")
    private Optional<Long> calls = Optional.empty();

    @Option(names = "--max-tokens", paramLabel = "N", description = "Stop after N input and output tokens.")
    private Optional<Long> tokens = Optional.empty();

    @Option(
            names = "--max-cost",
            paramLabel = "USD",
            description = "Stop after this many dollars; needs a price in acumen.yaml.")
    private Optional<BigDecimal> cost = Optional.empty();

    @Option(names = "--max-minutes", paramLabel = "N", description = "Stop after N minutes.")
    private Optional<Long> minutes = Optional.empty();

    /**
     * The caps.
     * @throws UserError if a cap is negative
     */
    public Budget budget() {
        boolean negative = calls.filter(value -> value < 0).isPresent()
                || tokens.filter(value -> value < 0).isPresent()
                || cost.filter(value -> value.signum() < 0).isPresent()
                || minutes.filter(value -> value < 0).isPresent();
        if (negative) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "--max-calls, --max-tokens, --max-cost and --max-minutes must not be negative");
        }
        return new Budget(
                calls.map(OptionalLong::of).orElse(OptionalLong.empty()),
                tokens.map(OptionalLong::of).orElse(OptionalLong.empty()),
                cost,
                minutes.map(Duration::ofMinutes));
    }
}
