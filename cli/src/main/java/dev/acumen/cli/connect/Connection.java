package dev.acumen.cli.connect;

import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.simulated.SimulatedServer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way to a model.
 *
 * @param settings how to reach it
 * @param contextTokens what it can read and write at once, if known
 * @param isSimulated whether it is the simulated endpoint, here or elsewhere
 * @param own the simulated endpoint of this process
 */
public record Connection(
        EndpointSettings settings, OptionalInt contextTokens, boolean isSimulated, Optional<SimulatedServer> own)
        implements AutoCloseable {

    /** What every output that used the simulated endpoint says. */
    public static final String SIMULATED_LABEL =
            "simulated endpoint, no language model: its numbers show that the machinery works, not what a model can do";

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
