package dev.acumen.learning;

import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Trials at the temperature of held-out attempts, each in passes of its own. For the one thread that decides. */
final class MeasuredTrials implements Trials {

    private final StepId step;
    private final RolloutEngine engine;
    private final Workers workers;
    private final LearnSettings settings;
    private int made;

    MeasuredTrials(StepId step, RolloutEngine engine, Workers workers, LearnSettings settings) {
        this.step = step;
        this.engine = engine;
        this.workers = workers;
        this.settings = settings;
    }

    @Override
    public List<List<Group>> attempt(List<Task> tasks, List<LibraryVersion> versions, int samples) {
        made++;
        List<Sweep> sweeps = new ArrayList<>();
        for (int place = 0; place < versions.size(); place++) {
            PassId pass = new PassId(step, "trial-" + made + "-" + place);
            sweeps.add(new Sweep(pass, tasks, versions.get(place), samples, settings.evaluationTemperature()));
        }
        List<List<CompletableFuture<Group>>> started = engine.startInterleaved(sweeps);
        workers.join(started.stream().flatMap(List::stream).toList());
        return started.stream().map(workers::join).toList();
    }
}
