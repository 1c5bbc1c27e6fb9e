package dev.acumen.cli.connect;

import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.UserError;
import dev.acumen.endpoints.simulated.SimulationSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How the simulated endpoint behaves. */
public final class SimulationOptions {

    private static final List<String> KEYS = List.of(
            "seed",
            "latencyMs",
            "failureRate",
            "reviewerErrorRate",
            "adherence",
            "malformedReplyRate",
            "gullibility",
            "usage",
            "cachedTokens",
            "jsonSchema",
            "contextTokens");

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
     * @throws UserError if a key or value means nothing
     */
    public SimulationSettings settings() {
        SimulationSettings.Builder settings = SimulationSettings.builder();
        changes.forEach((key, value) -> {
            try {
                apply(settings, key, value);
            } catch (NumberFormatException e) {
                throw new UserError(ExitCode.USAGE, "--simulate " + key + "=" + value + ": not a number");
            }
        });
        try {
            return settings.build();
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--simulate: " + e.getMessage());
        }
    }

    private static void apply(SimulationSettings.Builder settings, String key, String value) {
        switch (key) {
            case "seed" -> settings.seed(Long.parseLong(value));
            case "latencyMs" ->
                settings.latency(Duration.ofMillis(Long.parseLong(value)), Duration.ofMillis(Long.parseLong(value)));
            case "failureRate" -> settings.failureRate(Double.parseDouble(value));
            case "reviewerErrorRate" -> settings.reviewerErrorRate(Double.parseDouble(value));
            case "adherence" -> settings.adherence(Double.parseDouble(value));
            case "malformedReplyRate" -> settings.malformedReplyRate(Double.parseDouble(value));
            case "gullibility" -> settings.gullibility(Double.parseDouble(value));
            case "usage" -> settings.usageReported(Boolean.parseBoolean(value));
            case "cachedTokens" -> settings.cachedTokensReported(Boolean.parseBoolean(value));
            case "jsonSchema" -> settings.supportsJsonSchema(Boolean.parseBoolean(value));
            case "contextTokens" -> settings.contextTokens(Integer.parseInt(value));
            default ->
                throw new UserError(
                        ExitCode.USAGE,
                        "--simulate " + key + ": there is no such key; there are " + String.join(", ", KEYS));
        }
    }
}
