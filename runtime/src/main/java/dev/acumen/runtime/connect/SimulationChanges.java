package dev.acumen.runtime.connect;

import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.simulation.SimulationSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the simulated endpoint is changed, key by key. */
public final class SimulationChanges {

    /** The keys there are. */
    public static final List<String> KEYS = List.of(
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

    private SimulationChanges() {}

    /**
     * The settings.
     *
     * @param changes values by key
     * @throws UserError if a key or value means nothing
     */
    public static SimulationSettings settings(Map<String, String> changes) {
        SimulationSettings.Builder settings = SimulationSettings.builder();
        changes.forEach((key, value) -> {
            try {
                apply(settings, key, value);
            } catch (NumberFormatException e) {
                throw new UserError(UserError.Kind.USAGE, "--simulate " + key + "=" + value + ": not a number");
            }
        });
        try {
            return settings.build();
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, "--simulate: " + e.getMessage());
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
                        UserError.Kind.USAGE,
                        "--simulate " + key + ": there is no such key" + NearestName.suggestion(key, KEYS)
                                + "; there are " + String.join(", ", KEYS));
        }
    }
}
