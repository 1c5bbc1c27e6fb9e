package dev.acumen.learning;

import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.group.Group;
import dev.acumen.core.run.PassId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Attempts a batch and, where the signal fills batches up, tasks of the reserve in place of those that teach nothing (dynamic sampling of DAPO, arXiv 2503.14476, section 3.2).
 *
 * @param context of the step
 * @param pass in which the attempts are made
 * @param settings with the signal and the temperature
 */
record BatchPractice(StepContext context, PassId pass, LearnSettings settings) {

    /** Of what is wanted: so much is attempted in one round at most, however few groups have taught anything so far. */
    private static final int MOST_AT_ONCE = 2;

    /**
     * Starts groups in the order of the batch, those from the reserve last, and comes back when nothing more is to be started.
     *
     * @param started given the groups of each round, once; tells of each whether it is one that the batch is filled with
     */
    void attempt(Batch batch, Function<List<CompletableFuture<Group>>, List<CompletableFuture<Boolean>>> started) {
        List<CompletableFuture<Boolean>> all = new ArrayList<>(started.apply(start(batch.plan())));
        int most = batch.wanted() * (settings.signal().sampling().refill() - 1);
        int taken = 0;
        while (taken < Math.min(batch.reserve().size(), most)) {
            List<Boolean> known = context.workers().join(all);
            int teaching = (int) known.stream().filter(teaches -> teaches).count();
            int missing = batch.wanted() - teaching;
            if (missing <= 0) {
                break;
            }
            // As many as would fill it if as many of them teach as of those before.
            int likely = teaching == 0 ? Integer.MAX_VALUE : (missing * known.size() + teaching - 1) / teaching;
            int next = Math.min(
                    taken + Math.min(likely, MOST_AT_ONCE * batch.wanted()),
                    Math.min(batch.reserve().size(), most));
            all.addAll(started.apply(start(batch.reserve().subList(taken, next))));
            taken = next;
        }
    }

    private List<CompletableFuture<Group>> start(List<TaskSamples> tasks) {
        return context.engine().start(new Sweep(pass, tasks, context.version(), settings.practiceTemperature()));
    }
}
