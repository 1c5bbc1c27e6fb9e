package dev.acumen.data;

import java.util.Optional;

/**
 * Which fields of a data file to use, where they are not to be found by their usual names.
 *
 * @param input holds what the agent is given
 * @param answer holds the accepted answer or answers
 * @param id names the task
 */
public record FieldNames(Optional<String> input, Optional<String> answer, Optional<String> id) {

    /** All fields are found by their usual names. */
    public static FieldNames usual() {
        return new FieldNames(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
