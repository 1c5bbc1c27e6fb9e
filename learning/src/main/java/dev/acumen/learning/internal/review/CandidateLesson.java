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
 */
public record CandidateLesson(TaskId task, String text, String because, List<Evidence> evidence) {

    public CandidateLesson {
        evidence = List.copyOf(evidence);
    }
}
