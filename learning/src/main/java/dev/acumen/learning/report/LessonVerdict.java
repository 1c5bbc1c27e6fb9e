package dev.acumen.learning.report;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.task.TaskId;

/**
 * What the reviewer said of a lesson that stood before an attempt which failed.
 *
 * @param lesson which
 * @param kind whether it was not followed, says too little, or is wrong
 * @param task that was attempted
 * @param because in the reviewer's words
 */
public record LessonVerdict(LessonId lesson, Kind kind, TaskId task, String because) {

    /** What is the matter with a lesson. */
    public enum Kind {
        /** It is right and was not followed. */
        LAPSE,
        /** It is right, and its condition is too tight for the task or it says too little. */
        NARROW,
        /** It was followed and is wrong, or goes too far. */
        DEFECT
    }
}
