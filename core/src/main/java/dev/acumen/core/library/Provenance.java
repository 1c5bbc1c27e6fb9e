package dev.acumen.core.library;

import dev.acumen.core.run.StepId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the wording of a lesson comes from. Not part of a version's identity: two runs that learn the same words from the
 * same parents reach the same version.
 *
 * @param step the step that worded it; empty for lessons written or imported by a person
 * @param evidence the attempts it was drawn from, in (task, sample) order
 * @param author the model that worded it, or who brought it
 * @param prompts name and fingerprint of each prompt that had a part in it
 */
public record Provenance(Optional<StepId> step, List<Evidence> evidence, String author, Map<String, String> prompts) {

    public Provenance {
        evidence = List.copyOf(evidence);
        prompts = Collections.unmodifiableMap(new TreeMap<>(prompts));
    }

    /** Brought by a person or a file, with nothing known of attempts. */
    public static Provenance by(String author) {
        return new Provenance(Optional.empty(), List.of(), author, Map.of());
    }
}
