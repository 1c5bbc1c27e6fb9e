package dev.acumen.learning.internal.review;

import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LessonId;
import dev.acumen.learning.report.LessonVerdict;
import java.util.List;
import java.util.Map;

/**
 * What the review of one group came to.
 *
 * @param lessons that it suggests
 * @param verdicts on lessons that stood before attempts which failed
 * @param evidence the attempts that were shown
 * @param blame what a verdict counts of each lesson that has one
 */
public record GroupLessons(
        List<CandidateLesson> lessons,
        List<LessonVerdict> verdicts,
        List<Evidence> evidence,
        Map<LessonId, Double> blame) {

    /** Nothing. */
    public static final GroupLessons NONE = new GroupLessons(List.of(), List.of(), List.of(), Map.of());

    public GroupLessons {
        lessons = List.copyOf(lessons);
        verdicts = List.copyOf(verdicts);
        evidence = List.copyOf(evidence);
        blame = Map.copyOf(blame);
    }

    /** What an edit rests on that follows from a verdict and not from a new lesson. */
    CandidateLesson source(LessonVerdict verdict) {
        return new CandidateLesson(
                verdict.task(), "", verdict.because(), evidence, blame.getOrDefault(verdict.lesson(), 1.0), true);
    }
}
