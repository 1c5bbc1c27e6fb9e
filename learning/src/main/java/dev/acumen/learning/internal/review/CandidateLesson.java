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
 * @param strength what it counts: 1 if it rests on a contrast of rewards, less if it was never seen to work
 */
public record CandidateLesson(TaskId task, String text, String because, List<Evidence> evidence, double strength) {

    public CandidateLesson {
        evidence = List.copyOf(evidence);
    }
}
