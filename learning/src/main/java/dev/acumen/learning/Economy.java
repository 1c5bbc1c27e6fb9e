package dev.acumen.learning;

import java.util.Map;

/**
 * Which attempts are not made because they would teach nothing. A strong model wastes most of its attempts: the share of groups that can teach is
 * 1 - p^G - (1-p)^G at a success rate p and groups of G.
 *
 * @param sequentialGroups a task is attempted twice first, and further only if it was not right both times
 * @param spotChecks a task that was right each time is not practised in the next epoch; a fifth of those tasks are attempted once
 * @param endsEarly the run ends when two steps in a row changed nothing and no group is left that could teach something new
 */
public record Economy(boolean sequentialGroups, boolean spotChecks, boolean endsEarly) {

    /** All three. */
    public static Economy thrifty() {
        return new Economy(true, true, true);
    }

    /** Every attempt of every epoch, as published. */
    public static Economy none() {
        return new Economy(false, false, false);
    }

    void describe(Map<String, String> settings) {
        settings.put("sequentialGroups", String.valueOf(sequentialGroups));
        settings.put("spotChecks", String.valueOf(spotChecks));
        settings.put("endsEarly", String.valueOf(endsEarly));
    }

    static Economy described(Map<String, String> settings) {
        return new Economy(
                Boolean.parseBoolean(settings.getOrDefault("sequentialGroups", "")),
                Boolean.parseBoolean(settings.getOrDefault("spotChecks", "")),
                Boolean.parseBoolean(settings.getOrDefault("endsEarly", "")));
    }
}
