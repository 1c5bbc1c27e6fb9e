package dev.acumen.learning;

import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.StepId;
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
    public List<List<Group>> attempt(List<Arm> arms, int samples) {
        made++;
        List<Sweep> sweeps = new ArrayList<>();
        for (int place = 0; place < arms.size(); place++) {
            PassId pass = new PassId(step, "trial-" + made + "-" + place);
            Arm arm = arms.get(place);
            sweeps.add(new Sweep(pass, arm.tasks(), arm.version(), samples, settings.evaluationTemperature()));
        }
        List<List<CompletableFuture<Group>>> started = engine.startInterleaved(sweeps);
        workers.join(started.stream().flatMap(List::stream).toList());
        return started.stream().map(workers::join).toList();
    }
}
