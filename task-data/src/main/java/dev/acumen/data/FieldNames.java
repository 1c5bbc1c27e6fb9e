package dev.acumen.data;

import java.util.Optional;

/**
 * Which fields of a data file to use, where they are not to be found by their usual names.
 *
 * @param input holds what the agent is given
 * @param answer holds the accepted answer or answers
 * @param id names the task
 * @param template what the agent is given in place of one field, with the names of fields in braces, such as
 *     <code>Subject: {subject}\n\n{body}</code>; goes before {@code input}
 */
public record FieldNames(
        Optional<String> input, Optional<String> answer, Optional<String> id, Optional<String> template) {

    /** Without a template. */
    public FieldNames(Optional<String> input, Optional<String> answer, Optional<String> id) {
        this(input, answer, id, Optional.empty());
    }

    /** All fields are found by their usual names. */
    public static FieldNames usual() {
        return new FieldNames(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
