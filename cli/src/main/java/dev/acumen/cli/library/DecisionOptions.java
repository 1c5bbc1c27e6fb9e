package dev.acumen.cli.library;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Who decides about something that was held, and why. */
final class DecisionOptions {

    @Option(names = "--why", paramLabel = "TEXT", description = "Kept with the decision.")
    private Optional<String> why = Optional.empty();

    @Option(names = "--by", paramLabel = "WHO", description = "Who decides (default: the system's user name).")
    private Optional<String> by = Optional.empty();

    String why() {
        return why.orElse("");
    }

    String by() {
        return by.orElseGet(() -> System.getProperty("user.name", "somebody"));
    }

    /** Whether either of them was given. */
    boolean given() {
        return why.isPresent() || by.isPresent();
    }
}
