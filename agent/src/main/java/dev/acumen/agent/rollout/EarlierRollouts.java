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
import java.util.TreeMap;

/** The attempts of an earlier run, pass for pass, under the versions they were made with. */
public final class EarlierRollouts implements RolloutSource {

    private final Map<Place, Rollout> rollouts = new HashMap<>();
    private final Map<Place, Integer> samples = new HashMap<>();
    private final Map<Pass, VersionId> versions = new HashMap<>();
    private final boolean settlesSteps;

    /** A pass in whatever run. */
    private record Pass(int step, String name) {
        static Pass of(PassId id) {
            return new Pass(id.step().number(), id.name());
        }
    }

    /** In place of a sample: all of them. */
    private static final int ALL = -1;

    /** An attempt in whatever run. */
    private record Place(Pass pass, TaskId task, int sample) {}

    /** Attempts in whatever steps they are practised; sample numbers have no gaps. */
    public EarlierRollouts(Collection<Rollout> earlier) {
        this(earlier, false);
    }

    /**
     * Attempts of a run that has ended.
     *
     * @param earlier the attempts, whose sample numbers have no gaps
     * @param settlesSteps whether they are practised in the steps they were made in, whatever the settings say
     */
    public EarlierRollouts(Collection<Rollout> earlier, boolean settlesSteps) {
        this.settlesSteps = settlesSteps;
        for (Rollout rollout : earlier) {
            Pass pass = Pass.of(rollout.id().pass());
            TaskId task = rollout.id().task();
            rollouts.put(new Place(pass, task, rollout.id().sample()), rollout);
            samples.merge(new Place(pass, task, ALL), 1, Integer::sum);
            versions.put(pass, rollout.library());
        }
    }

    @Override
    public int samples(PassId pass, Task task, int wanted) {
        return samples.getOrDefault(new Place(Pass.of(pass), task.id(), ALL), 0);
    }

    @Override
    public VersionId library(PassId pass, LibraryVersion wanted) {
        return versions.getOrDefault(Pass.of(pass), wanted.id());
    }

    @Override
    public Optional<List<List<TaskSamples>>> steps(List<Task> tasks) {
        if (!settlesSteps) {
            return Optional.empty();
        }
        Map<Integer, Map<TaskId, Integer>> steps = new TreeMap<>();
        samples.forEach((place, count) -> {
            if (place.sample() == ALL) {
                steps.computeIfAbsent(place.pass().step(), first -> new HashMap<>())
                        .merge(place.task(), count, Integer::sum);
            }
        });
        return Optional.of(steps.values().stream()
                .map(counts -> tasks.stream()
                        .filter(task -> counts.containsKey(task.id()))
                        .map(task -> new TaskSamples(task, counts.getOrDefault(task.id(), 1)))
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
