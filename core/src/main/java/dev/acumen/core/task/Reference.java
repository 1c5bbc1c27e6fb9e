package dev.acumen.core.task;

import java.util.List;
import java.util.Optional;

/**
 * What a right answer would be. Empty where there is no ground truth.
 *
 * @param answers accepted answers, any of which is right
 * @param rubric criteria for a judge, in words
 */
public record Reference(List<String> answers, Optional<String> rubric) {

    private static final Reference NONE = new Reference(List.of(), Optional.empty());

    public Reference {
        answers = List.copyOf(answers);
    }

    /** No ground truth. */
    public static Reference none() {
        return NONE;
    }

    /** The given answers, any of which is right. */
    public static Reference answers(String... answers) {
        return new Reference(List.of(answers), Optional.empty());
    }

    /** Whether there is neither an answer nor a rubric. */
    public boolean isEmpty() {
        return answers.isEmpty() && rubric.isEmpty();
    }
}
