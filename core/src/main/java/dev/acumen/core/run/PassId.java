package dev.acumen.core.run;

/**
 * One sweep over tasks within a step, such as {@code practice} or {@code held-out-with}.
 *
 * @param step the step it belongs to
 * @param name not blank
 */
public record PassId(StepId step, String name) {

    public PassId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a pass has a name");
        }
    }
}
