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
import java.util.function.Predicate;

/**
 * Attempts the same tasks under several versions, side by side.
 *
 * @param engine makes and scores the attempts
 * @param workers who do it
 * @param samples attempts at each task in each arm
 * @param temperature to sample with; never that of practice by way of a shared setting
 */
public record EvaluationRun(RolloutEngine engine, Workers workers, int samples, double temperature) {

    /** How the names of its passes begin; the arm's name follows. */
    public static final String PASS = "held-out-";

    /**
     * The groups of each arm, in the order of arms and tasks.
     *
     * @param step whose passes are named {@link #PASS} and the arm's name
     */
    public List<List<Group>> evaluate(StepId step, List<Task> tasks, List<Arm> arms) {
        return evaluate(step, tasks, arms, Math.max(1, tasks.size()), groups -> false);
    }

    /**
     * The same, so many tasks at a time, until it is enough.
     *
     * @param atOnce tasks that are taken together
     * @param isEnough told the groups of each arm so far
     */
    public List<List<Group>> evaluate(
            StepId step, List<Task> tasks, List<Arm> arms, int atOnce, Predicate<List<List<Group>>> isEnough) {
        List<List<Group>> all = new ArrayList<>();
        arms.forEach(arm -> all.add(new ArrayList<>()));
        for (int from = 0; from < tasks.size() && (from == 0 || !isEnough.test(all)); from += atOnce) {
            List<List<Group>> more = attempt(step, tasks.subList(from, Math.min(tasks.size(), from + atOnce)), arms);
            for (int arm = 0; arm < all.size(); arm++) {
                all.get(arm).addAll(more.get(arm));
            }
        }
        return all;
    }

    private List<List<Group>> attempt(StepId step, List<Task> tasks, List<Arm> arms) {
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
