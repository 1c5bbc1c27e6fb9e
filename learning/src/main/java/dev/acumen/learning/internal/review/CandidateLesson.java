package dev.acumen.learning.internal.review;

import dev.acumen.core.library.Evidence;
import dev.acumen.core.task.TaskId;
import java.util.List;

/**
 * A lesson that one group suggests, not yet held against the library.
 *
 * @param task whose attempts were compared
 * @param text the lesson
 * @param because what the better and the worse attempts did, in the reviewer's words
 * @param evidence the attempts that were compared
 * @param weight what it counts, above 0: that of its group, less for a reading that is less likely, more or less for a plan
 * @param isSeenToWork whether it rests on attempts of which some were better than others; otherwise on a reference alone
 * @param isOtherReading whether the group suggests a likelier lesson in its place
 */
public record CandidateLesson(
        TaskId task,
        String text,
        String because,
        List<Evidence> evidence,
        double weight,
        boolean isSeenToWork,
        boolean isOtherReading) {

    /** What a reading counts that the reviewer found less likely, beside the likelier one. */
    private static final double OTHER_READING = 0.5;

    /** The likeliest reading of its attempts. */
    public CandidateLesson(
            TaskId task, String text, String because, List<Evidence> evidence, double weight, boolean isSeenToWork) {
        this(task, text, because, evidence, weight, isSeenToWork, false);
    }

    public CandidateLesson {
        evidence = List.copyOf(evidence);
    }

    /** The same lesson, counted so many times as much. */
    CandidateLesson times(double factor) {
        return new CandidateLesson(task, text, because, evidence, weight * factor, isSeenToWork, isOtherReading);
    }

    /** Another rule that explains the same attempts as well. */
    CandidateLesson otherReading(String other) {
        return new CandidateLesson(task, other, because, evidence, weight * OTHER_READING, isSeenToWork, true);
    }
}
