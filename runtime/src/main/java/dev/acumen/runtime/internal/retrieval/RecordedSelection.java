package dev.acumen.runtime.internal.retrieval;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskInput;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The lessons that were found for the attempts of an earlier run, so that it can be done over without the model that found them. What an attempt left out at random of them is among
 * them: it was found, and whoever left it out does so again.
 */
public final class RecordedSelection implements LessonSelector {

    private final Map<RolloutId, Set<LessonId>> found = new HashMap<>();

    /** @param attempts of the earlier run */
    public RecordedSelection(Collection<Rollout> attempts) {
        for (Rollout attempt : attempts) {
            Exposure exposure = attempt.exposure();
            exposure.shown().ifPresent(shown -> {
                Set<LessonId> ids = new HashSet<>(shown);
                exposure.dropout().ifPresent(draw -> ids.addAll(draw.leftOut()));
                found.put(attempt.id(), ids);
            });
        }
    }

    @Override
    public Exposure select(RolloutId attempt, TaskInput task, LibraryVersion version) {
        Set<LessonId> before = found.get(attempt);
        return Exposure.of(
                version.id(),
                version.lessons().stream()
                        .map(Lesson::id)
                        .filter(id -> before == null || before.contains(id))
                        .toList());
    }
}
