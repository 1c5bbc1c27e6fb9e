package dev.acumen.learning;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How a step chooses among the changes it could make. Unless told otherwise: 3 plans of at most 6 edits each, tried on a probe of 24 tasks, in a library that is
 * kept compact.
 *
 * @param gate what decides
 * @param plans how many plans a step makes at most
 * @param probeTasks on how many tasks plans are tried at most
 * @param editsPerStep the most edits of one plan; empty for any number. Half as many after a step that was refused
 * @param upkeep what keeps the library from filling up
 */
public record AdoptionSettings(GateKind gate, int plans, int probeTasks, OptionalInt editsPerStep, UpkeepKind upkeep) {

    private static final String UNLIMITED = "unlimited";
    private static final String UPKEEP = "upkeep";

    public AdoptionSettings {
        require(plans >= 1, "--plans must be at least 1, not " + plans);
        require(probeTasks >= 1, "--probe-tasks must be at least 1, not " + probeTasks);
        require(editsPerStep.orElse(1) >= 1, "--edits-per-step must be at least 1, not " + editsPerStep.orElse(0));
        require(
                gate != GateKind.NONE || plans == 1,
                "without a gate nothing chooses among " + plans + " plans: say --plans 1, or another --gate");
    }

    /** Three plans of at most six edits, and a probe. */
    public static AdoptionSettings defaults() {
        return new AdoptionSettings(GateKind.PROBE, 3, 24, OptionalInt.of(6), UpkeepKind.COMPACT);
    }

    /** As published: one plan with all its edits, adopted untested. */
    public static AdoptionSettings published() {
        return new AdoptionSettings(GateKind.NONE, 1, 24, OptionalInt.empty(), UpkeepKind.PUBLISHED);
    }

    /** Whether anything is tried before it is adopted. */
    public boolean tries() {
        return gate != GateKind.NONE;
    }

    /** What goes with a gate: without one, as published. */
    public static AdoptionSettings of(GateKind gate) {
        AdoptionSettings usual = defaults();
        return gate == GateKind.NONE
                ? published()
                : new AdoptionSettings(gate, usual.plans(), usual.probeTasks(), usual.editsPerStep(), usual.upkeep());
    }

    /** Puts them under the names that {@link LearnSettings#describe} gives them. */
    public void describe(Map<String, String> settings) {
        settings.put("gate", gate.word());
        settings.put("plans", String.valueOf(plans));
        settings.put("probeTasks", String.valueOf(probeTasks));
        settings.put("editsPerStep", editsPerStep.isPresent() ? String.valueOf(editsPerStep.getAsInt()) : UNLIMITED);
        settings.put(UPKEEP, upkeep.word());
    }

    static AdoptionSettings described(Map<String, String> settings) {
        String edits = settings.getOrDefault("editsPerStep", "");
        return new AdoptionSettings(
                GateKind.named(settings.getOrDefault("gate", "")),
                Integer.parseInt(settings.getOrDefault("plans", "")),
                Integer.parseInt(settings.getOrDefault("probeTasks", "")),
                edits.equals(UNLIMITED) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(edits)),
                UpkeepKind.named(settings.getOrDefault(UPKEEP, UpkeepKind.PUBLISHED.word())));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
