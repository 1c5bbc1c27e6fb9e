package dev.acumen.agent.rollout;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the lessons that stand before an attempt. Called from several threads at once. */
@FunctionalInterface
public interface LessonSelector {

    /**
     * The lessons for one attempt. A pure function of its arguments, so that a run can be repeated.
     *
     * @param attempt which attempt: run, step, pass, task, and sample from 0. Whatever is drawn at random is drawn from it
     * @param task what is attempted
     * @param version whose lessons there are
     * @return lessons of the version, each at most once
     */
    Exposure select(RolloutId attempt, TaskInput task, LibraryVersion version);

    /** The lessons that both choose, in the order of this one. What one of them left out at random and the other would have shown is still told. */
    default LessonSelector and(LessonSelector other) {
        return (attempt, task, version) -> {
            Exposure mine = select(attempt, task, version);
            Exposure others = other.select(attempt, task, version);
            Set<LessonId> theirs = new HashSet<>(ids(others, version));
            List<LessonId> shown =
                    ids(mine, version).stream().filter(theirs::contains).toList();
            double kept = kept(mine) * kept(others);
            if (kept == 1) {
                return Exposure.of(version.id(), shown);
            }
            Set<LessonId> leftOut = new HashSet<>(candidates(mine, version));
            leftOut.retainAll(candidates(others, version));
            shown.forEach(leftOut::remove);
            List<LessonId> inOrder = version.lessons().stream()
                    .map(Lesson::id)
                    .filter(leftOut::contains)
                    .toList();
            return Exposure.drawn(version.id(), shown, new Exposure.Dropout(1 - kept, inOrder));
        };
    }

    /** How likely a lesson is not left out at random. */
    private static double kept(Exposure exposure) {
        return 1 - exposure.dropout().map(Exposure.Dropout::rate).orElse(0.0);
    }

    /** What was shown, and what would have been had it not been left out at random. */
    private static Set<LessonId> candidates(Exposure exposure, LibraryVersion version) {
        Set<LessonId> candidates = new HashSet<>(ids(exposure, version));
        exposure.dropout().ifPresent(draw -> candidates.addAll(draw.leftOut()));
        return candidates;
    }

    private static List<LessonId> ids(Exposure exposure, LibraryVersion version) {
        return exposure.shown()
                .orElseGet(() -> version.lessons().stream().map(Lesson::id).toList());
    }

    /** All lessons, in the version's order. */
    static LessonSelector all() {
        return (attempt, task, version) -> Exposure.of(
                version.id(), version.lessons().stream().map(Lesson::id).toList());
    }
}
