package dev.acumen.cli.options;

import dev.acumen.runtime.connect.SimulationChanges;
import dev.acumen.simulation.SimulationSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How the simulated endpoint behaves. */
public final class SimulationOptions {

    @Option(
            names = "--simulate",
            paramLabel = "KEY=VALUE",
            description = {
                "Changes the simulated endpoint; may be repeated. Keys: seed, latencyMs, failureRate, reviewerErrorRate,",
                "adherence, malformedReplyRate, gullibility, usage, cachedTokens, jsonSchema, contextTokens."
            })
    private Map<String, String> changes = new LinkedHashMap<>();

    /** What was changed, for the record of a run. */
    public Map<String, String> changes() {
        return new TreeMap<>(changes);
    }

    /**
     * The settings.
     *
     * @throws dev.acumen.runtime.environment.UserError if a key or value means nothing
     */
    public SimulationSettings settings() {
        return SimulationChanges.settings(changes);
    }
}
