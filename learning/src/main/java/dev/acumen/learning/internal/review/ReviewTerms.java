package dev.acumen.learning.internal.review;

import java.util.List;

/**
 * What reviewing goes by.
 *
 * @param lessonsPerGroup the most lessons one group may suggest
 * @param groundTruth whether the reviewer is shown reference answers
 * @param evidence whether it is shown everything that is known; otherwise as published
 * @param instructions that the agent is given in every task
 * @param labels the closed set that all answers come from; empty if there is none
 */
public record ReviewTerms(
        int lessonsPerGroup, boolean groundTruth, boolean evidence, String instructions, List<String> labels) {

    public ReviewTerms {
        labels = List.copyOf(labels);
    }

    /** As published: attempts, rewards and references, and nothing else. */
    public static ReviewTerms published(int lessonsPerGroup, boolean groundTruth) {
        return new ReviewTerms(lessonsPerGroup, groundTruth, false, "", List.of());
    }
}
