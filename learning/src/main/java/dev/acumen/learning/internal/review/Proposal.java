package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LessonId;
import java.util.List;
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

    /** How many tasks stand behind it. */
    long support() {
        return sources.stream().map(CandidateLesson::task).distinct().count();
    }
}
