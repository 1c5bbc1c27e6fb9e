package dev.acumen.runtime.connect;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.simulation.SimulatedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * A way to a model.
 *
 * @param settings how to reach it
 * @param contextTokens what it can read and write at once, if known
 * @param contextIsExamined whether that is known from an examination only, and may not have been when a run began
 * @param toolCalling how tool calls travel to it, if an examination found that
 * @param isSimulated whether it is the simulated endpoint, here or elsewhere
 * @param simulation how the simulated endpoint was changed, by key
 * @param own the simulated endpoint of this process
 * @param priceSource where the price is from, if there is one
 * @param judge how to reach the judging model, if it is another
 * @param reviewer how to reach the reviewing model, if it is another
 */
public record Connection(
        EndpointSettings settings,
        OptionalInt contextTokens,
        boolean contextIsExamined,
        Optional<String> toolCalling,
        boolean isSimulated,
        SortedMap<String, String> simulation,
        Optional<SimulatedServer> own,
        Optional<String> priceSource,
        Optional<EndpointSettings> judge,
        Optional<EndpointSettings> reviewer)
        implements AutoCloseable {

    /** What every output that used the simulated endpoint says. */
    public static final String SIMULATED_LABEL =
            "simulated endpoint, no language model: its numbers show that the machinery works, not what a model can do";

    /** Before the names of what decides the judge's answers. */
    public static final String JUDGE = "judge.";

    /** Before the names of what decides the reviewer's answers. */
    public static final String REVIEWER = "reviewer.";

    private static final String SIMULATE = "simulate";
    private static final String REAL = "no";

    /**
     * Whether a run was made with the simulated endpoint.
     *
     * @param configuration of the run, with what {@link #decides} said; runs that say nothing were made with a model
     */
    public static boolean wasSimulated(Map<String, String> configuration) {
        return !configuration.getOrDefault(SIMULATE, REAL).equals(REAL);
    }

    /** What of it decides the answers, for the record of a run. The extra body may hold secrets, so only its fields are named. */
    public Map<String, String> decides() {
        Map<String, String> decides = new HashMap<>(decides(settings, ""));
        decides.put(SIMULATE, isSimulated ? simulation.toString() : REAL);
        judge.ifPresent(other -> decides.putAll(decides(other, JUDGE)));
        reviewer.ifPresent(other -> decides.putAll(decides(other, REVIEWER)));
        return decides;
    }

    /** Whether all prices are known. */
    public boolean isPriced() {
        return settings.price().isPresent()
                && judge.map(other -> other.price().isPresent()).orElse(true)
                && reviewer.map(other -> other.price().isPresent()).orElse(true);
    }

    /** With other models to judge and to review. */
    Connection with(Optional<EndpointSettings> judging, Optional<EndpointSettings> reviewing) {
        return new Connection(
                settings,
                contextTokens,
                contextIsExamined,
                toolCalling,
                isSimulated,
                simulation,
                own,
                priceSource,
                judging,
                reviewing);
    }

    private static Map<String, String> decides(EndpointSettings settings, String prefix) {
        Map<String, Object> extra = settings.extraBody();
        return Map.of(
                prefix + "endpoint",
                settings.name(),
                prefix + "extraBody",
                extra.isEmpty()
                        ? "none"
                        : extra.keySet() + " "
                                + Fingerprint.of(extra.toString()).brief(),
                prefix + "callSeeds",
                settings.seed().map(seed -> "from " + seed).orElse("none"));
    }

    /** What reports on it are kept under: the simulated endpoint of this process has another port every time. */
    public String reportKey() {
        return own.isPresent() ? "simulated" : settings.url().toString();
    }

    /** The model for people. */
    public String describe() {
        return isSimulated
                ? settings.model() + " (" + SIMULATED_LABEL + ")"
                : settings.chatModel().isPresent()
                        ? settings.model() + ", a model of the application"
                        : settings.model() + " at " + settings.url();
    }

    /** Ends the simulated endpoint, if there is one. */
    @Override
    public void close() {
        own.ifPresent(SimulatedServer::close);
    }
}
