package dev.acumen.agent.rollout;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
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
     * @param task what is attempted
     * @param version whose lessons there are
     * @param sample which attempt at the task, from 0
     * @return lessons of the version, each at most once
     */
    Exposure select(TaskInput task, LibraryVersion version, int sample);

    /** The lessons that both choose, in the order of this one. */
    default LessonSelector and(LessonSelector other) {
        return (task, version, sample) -> {
            Exposure mine = select(task, version, sample);
            Set<LessonId> theirs = new HashSet<>(ids(other.select(task, version, sample), version));
            return Exposure.of(
                    version.id(),
                    ids(mine, version).stream().filter(theirs::contains).toList());
        };
    }

    private static List<LessonId> ids(Exposure exposure, LibraryVersion version) {
        return exposure.shown()
                .orElseGet(() -> version.lessons().stream().map(Lesson::id).toList());
    }

    /** All lessons, in the version's order. */
    static LessonSelector all() {
        return (task, version, sample) -> Exposure.of(
                version.id(), version.lessons().stream().map(Lesson::id).toList());
    }
}
