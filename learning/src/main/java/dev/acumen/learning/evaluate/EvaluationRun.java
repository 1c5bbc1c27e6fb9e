package dev.acumen.learning.evaluate;

import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Attempts the same tasks under several versions, side by side.
 *
 * @param engine makes and scores the attempts
 * @param workers who do it
 * @param samples attempts at each task in each arm
 * @param temperature to sample with; never that of practice by way of a shared setting
 */
public record EvaluationRun(RolloutEngine engine, Workers workers, int samples, double temperature) {

    /** Before the name of an arm, the name of its pass. */
    public static final String PASS = "held-out-";

    /**
     * The groups of each arm, in the order of arms and tasks.
     *
     * @param step whose passes are named {@code held-out-} and the arm's name
     */
    public List<List<Group>> evaluate(StepId step, List<Task> tasks, List<Arm> arms) {
        List<Sweep> sweeps = arms.stream()
                .map(arm -> new Sweep(new PassId(step, PASS + arm.name()), tasks, arm.version(), samples, temperature))
                .toList();
        List<List<CompletableFuture<Group>>> started = engine.startInterleaved(sweeps);
        // All arms first: a run that ends in one of them must not cut off what the others have out.
        workers.join(started.stream().flatMap(List::stream).toList());
        List<List<Group>> results = new ArrayList<>();
        for (List<CompletableFuture<Group>> pending : started) {
            results.add(workers.join(pending));
        }
        return results;
    }
}
