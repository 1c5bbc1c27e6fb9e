package dev.acumen.learning.internal.review;

import dev.acumen.core.task.Task;
import java.util.List;

/**
 * What reviewing goes by.
 *
 * @param lessonsPerGroup the most lessons one group may suggest
 * @param groundTruth whether the reviewer is shown reference answers
 * @param evidence whether it is shown everything that is known; otherwise as published
 * @param instructions that the agent is given in every task
 * @param labels the closed set that all answers come from; empty if there is none
 * @param view what the signal adds
 */
public record ReviewTerms(
        int lessonsPerGroup,
        boolean groundTruth,
        boolean evidence,
        String instructions,
        List<String> labels,
        SignalView view) {

    public ReviewTerms {
        labels = List.copyOf(labels);
    }

    /** Whether the reviewer sees the reference of a task. */
    boolean shows(Task task) {
        return groundTruth && !task.reference().isEmpty();
    }

    /** The reference; empty unless it may be shown: a domain's own prompt may have it outside the condition. */
    String reference(Task task) {
        return shows(task) ? PromptText.reference(task) : "";
    }

    /** As published: attempts, rewards and references, and nothing else. */
    public static ReviewTerms published(int lessonsPerGroup, boolean groundTruth, SignalView view) {
        return new ReviewTerms(lessonsPerGroup, groundTruth, false, "", List.of(), view);
    }
}
