package dev.acumen.cli.connect;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.simulated.SimulatedServer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way to a model.
 *
 * @param settings how to reach it
 * @param contextTokens what it can read and write at once, if known
 * @param contextIsExamined whether that is known from an examination only, and may not have been when a run began
 * @param isSimulated whether it is the simulated endpoint, here or elsewhere
 * @param own the simulated endpoint of this process
 * @param priceSource where the price is from, if there is one
 */
public record Connection(
        EndpointSettings settings,
        OptionalInt contextTokens,
        boolean contextIsExamined,
        boolean isSimulated,
        Optional<SimulatedServer> own,
        Optional<String> priceSource)
        implements AutoCloseable {

    /** What every output that used the simulated endpoint says. */
    public static final String SIMULATED_LABEL =
            "simulated endpoint, no language model: its numbers show that the machinery works, not what a model can do";

    /** What of it decides the answers, for the record of a run. The extra body may hold secrets, so only its fields are named. */
    public Map<String, String> decides() {
        Map<String, Object> extra = settings.extraBody();
        return Map.of(
                "endpoint", settings.name(),
                "extraBody",
                        extra.isEmpty()
                                ? "none"
                                : extra.keySet() + " "
                                        + Fingerprint.of(extra.toString()).brief(),
                "callSeeds", settings.seed().map(seed -> "from " + seed).orElse("none"));
    }

    /** What reports on it are kept under: the simulated endpoint of this process has another port every time. */
    public String reportKey() {
        return own.isPresent() ? "simulated" : settings.url().toString();
    }

    /** The model for people. */
    public String describe() {
        return isSimulated
                ? settings.model() + " (" + SIMULATED_LABEL + ")"
                : settings.model() + " at " + settings.url();
    }

    /** Ends the simulated endpoint, if there is one. */
    @Override
    public void close() {
        own.ifPresent(SimulatedServer::close);
    }
}
