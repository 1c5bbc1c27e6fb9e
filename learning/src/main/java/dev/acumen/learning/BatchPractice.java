package dev.acumen.learning;

import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.group.Group;
import dev.acumen.core.run.PassId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Attempts a batch and, where the signal fills batches up, tasks of the reserve in place of those that teach nothing (dynamic sampling of DAPO, arXiv 2503.14476, section 3.2).
 *
 * @param context of the step
 * @param pass in which the attempts are made
 * @param settings with the signal and the temperature
 * @param teaches whether a group is one that the batch is to be filled with
 */
record BatchPractice(StepContext context, PassId pass, LearnSettings settings, Predicate<Group> teaches) {

    /** A share of tasks that teach is not believed to be smaller than this, or one round would attempt the whole reserve. */
    private static final double SMALLEST_SHARE = 0.1;

    /**
     * The groups in the order of the batch, those from the reserve last, each as it is started. Comes back when nothing more is to be started.
     *
     * @param started given the groups of each round, once
     */
    void attempt(Batch batch, Consumer<List<CompletableFuture<Group>>> started) {
        List<CompletableFuture<Group>> all = new ArrayList<>(start(batch.plan()));
        started.accept(all);
        int wanted = batch.plan().size();
        int most = wanted * settings.signal().sampling().refill();
        int taken = 0;
        while (taken < batch.reserve().size() && wanted + taken < most) {
            long teaching = context.workers().join(all).stream().filter(teaches).count();
            int missing = (int) (wanted - teaching);
            if (missing <= 0) {
                break;
            }
            double share = Math.max(SMALLEST_SHARE, (double) teaching / all.size());
            int next = Math.min(
                    taken + (int) Math.ceil(missing / share),
                    Math.min(batch.reserve().size(), most - wanted));
            List<CompletableFuture<Group>> more = start(batch.reserve().subList(taken, next));
            started.accept(more);
            all.addAll(more);
            taken = next;
        }
    }

    private List<CompletableFuture<Group>> start(List<TaskSamples> tasks) {
        return context.engine().start(new Sweep(pass, tasks, context.version(), settings.practiceTemperature()));
    }
}
