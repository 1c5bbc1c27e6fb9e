package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.task.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one or more groups would do to the library.
 *
 * @param action ADD, UPDATE or DELETE
 * @param target the lesson it names; empty for an addition
 * @param text the wording; empty for a delete
 * @param sources the candidates it rests on
 */
record Proposal(Action action, Optional<LessonId> target, String text, List<CandidateLesson> sources) {

    Proposal {
        sources = List.copyOf(sources);
    }

    /** Kinds of proposals that would change something. */
    enum Action {
        ADD,
        UPDATE,
        DELETE
    }

    /** Whether a candidate behind it was seen to work; one that rests on none counts. */
    boolean isSeenToWork() {
        return sources.isEmpty() || sources.stream().anyMatch(CandidateLesson::isSeenToWork);
    }

    /** How many tasks stand behind it. */
    long support() {
        return sources.stream().map(CandidateLesson::task).distinct().count();
    }

    /** The sum over the tasks that stand behind it, each with the weight of its best candidate. */
    double weight() {
        Map<TaskId, Double> byTask = new HashMap<>();
        sources.forEach(source -> byTask.merge(source.task(), source.weight(), Math::max));
        return byTask.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
