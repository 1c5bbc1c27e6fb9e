package dev.acumen.agent.rollout;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The attempts of an earlier run, pass for pass, under the versions they were made with. */
public final class EarlierRollouts implements RolloutSource {

    private final Map<Place, Rollout> rollouts = new HashMap<>();
    private final Map<Place, Integer> samples = new HashMap<>();
    private final Map<Pass, VersionId> versions = new HashMap<>();

    /** A pass in whatever run. */
    private record Pass(int step, String name) {
        static Pass of(PassId id) {
            return new Pass(id.step().number(), id.name());
        }
    }

    /** An attempt in whatever run; sample -1 stands for all of them. */
    private record Place(Pass pass, TaskId task, int sample) {}

    /** @param earlier the attempts, whose sample numbers have no gaps */
    public EarlierRollouts(Collection<Rollout> earlier) {
        for (Rollout rollout : earlier) {
            Pass pass = Pass.of(rollout.id().pass());
            TaskId task = rollout.id().task();
            rollouts.put(new Place(pass, task, rollout.id().sample()), rollout);
            samples.merge(new Place(pass, task, -1), 1, Integer::sum);
            versions.put(pass, rollout.library());
        }
    }

    @Override
    public int samples(PassId pass, Task task, int wanted) {
        return samples.getOrDefault(new Place(Pass.of(pass), task.id(), -1), 0);
    }

    @Override
    public VersionId library(PassId pass, LibraryVersion wanted) {
        return versions.getOrDefault(Pass.of(pass), wanted.id());
    }

    @Override
    public Optional<List<List<TaskSamples>>> steps(List<Task> tasks) {
        int last = samples.keySet().stream()
                .mapToInt(place -> place.pass().step())
                .max()
                .orElse(0);
        return Optional.of(IntStream.rangeClosed(1, last)
                .mapToObj(step -> tasks.stream()
                        .flatMap(task -> samples.entrySet().stream()
                                .filter(entry -> entry.getKey().task().equals(task.id())
                                        && entry.getKey().pass().step() == step)
                                .map(entry -> new TaskSamples(task, entry.getValue())))
                        .toList())
                .toList());
    }

    @Override
    public Rollout attempt(RolloutId id, Task task, LibraryVersion version, double temperature) {
        Rollout earlier = rollouts.get(new Place(Pass.of(id.pass()), task.id(), id.sample()));
        if (earlier == null) {
            throw new IllegalArgumentException("the earlier run made no attempt like " + id);
        }
        return new Rollout(id, earlier.exposure(), earlier.trajectory(), earlier.ending());
    }
}
