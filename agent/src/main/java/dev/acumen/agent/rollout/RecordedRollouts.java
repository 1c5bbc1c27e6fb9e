package dev.acumen.agent.rollout;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attempts made elsewhere, before which no lessons of ours stood. */
public final class RecordedRollouts implements RolloutSource {

    private final Map<TaskId, List<String>> replies = new TreeMap<>();

    /** @param replies what was answered to each task, in the order of the attempts */
    public RecordedRollouts(Map<TaskId, List<String>> replies) {
        replies.forEach((task, texts) -> this.replies.put(task, List.copyOf(texts)));
    }

    @Override
    public int samples(PassId pass, Task task, int wanted) {
        return replies.getOrDefault(task.id(), List.of()).size();
    }

    @Override
    public VersionId library(PassId pass, LibraryVersion wanted) {
        return LibraryVersion.empty().id();
    }

    @Override
    public Rollout attempt(RolloutId id, Task task, LibraryVersion version, double temperature) {
        String reply = replies.getOrDefault(task.id(), List.of()).get(id.sample());
        Trajectory trajectory = new Trajectory(List.of(UserMessage.from(task.input()), AiMessage.from(reply)));
        return new Rollout(id, Exposure.whole(library(id.pass(), version)), trajectory, new Ending.Completed());
    }
}
