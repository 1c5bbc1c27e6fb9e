package dev.acumen.agent.rollout;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskInput;

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

    /** All lessons, in the version's order. */
    static LessonSelector all() {
        return (attempt, task, version) -> Exposure.of(
                version.id(), version.lessons().stream().map(Lesson::id).toList());
    }
}
