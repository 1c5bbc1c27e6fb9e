package dev.acumen.runtime.internal.retrieval;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskInput;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The lessons that stood before the attempts of an earlier run, so that it can be done over without the model that found them. Where a task was attempted in several passes under the same
 * version, what any of them was shown: practice may have left lessons out, which whoever left them out does again.
 */
public final class RecordedSelection implements LessonSelector {

    private final Map<Place, Set<LessonId>> shown = new HashMap<>();

    private record Place(TaskId task, VersionId version, int sample) {}

    /** @param attempts of the earlier run */
    public RecordedSelection(Collection<Rollout> attempts) {
        for (Rollout attempt : attempts) {
            attempt.exposure()
                    .shown()
                    .ifPresent(ids -> shown.computeIfAbsent(
                                    new Place(
                                            attempt.id().task(),
                                            attempt.library(),
                                            attempt.id().sample()),
                                    place -> new HashSet<>())
                            .addAll(ids));
        }
    }

    @Override
    public Exposure select(TaskInput task, LibraryVersion version, int sample) {
        Set<LessonId> before = shown.get(new Place(task.id(), version.id(), sample));
        return Exposure.of(
                version.id(),
                version.lessons().stream()
                        .map(Lesson::id)
                        .filter(id -> before == null || before.contains(id))
                        .toList());
    }
}
