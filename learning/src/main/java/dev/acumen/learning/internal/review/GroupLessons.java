package dev.acumen.learning.internal.review;

import dev.acumen.learning.report.LessonVerdict;
import java.util.List;

/**
 * What the review of one group came to.
 *
 * @param lessons that it suggests
 * @param verdicts on lessons that stood before attempts which failed
 */
public record GroupLessons(List<CandidateLesson> lessons, List<LessonVerdict> verdicts) {

    /** Nothing. */
    public static final GroupLessons NONE = new GroupLessons(List.of(), List.of());

    public GroupLessons {
        lessons = List.copyOf(lessons);
        verdicts = List.copyOf(verdicts);
    }
}
