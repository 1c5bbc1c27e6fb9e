package dev.acumen.agent.rollout;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.agent.internal.EvaluatorHealth;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes all attempts of a sweep at once and puts them into groups, in (task, sample) order whatever finished first. */
public final class RolloutEngine {

    private final RolloutSource source;
    private final GroupScorer scorer;
    private final Workers workers;
    private final Consumer<ScoredRollout> keeper;
    private final Consumer<RolloutEvent> events;
    private final Function<RolloutId, Optional<Score>> earlier;
    private final EvaluatorHealth health = new EvaluatorHealth();

    /**
     * @param source where attempts come from
     * @param scorer scores the attempts of a group
     * @param workers who do it
     * @param keeper given each scored attempt, from several threads, before the group is complete; usually a journal
     * @param events told what happens, from several threads
     */
    public RolloutEngine(
            RolloutSource source,
            GroupScorer scorer,
            Workers workers,
            Consumer<ScoredRollout> keeper,
            Consumer<RolloutEvent> events) {
        this(source, scorer, workers, keeper, attempt -> Optional.empty(), events);
    }

    /**
     * The same where attempts were scored before. What was decided by a score is decided by the same score again, whatever has become of the evaluator.
     *
     * @param earlier the score that an attempt was given before, if it is to have it again
     */
    public RolloutEngine(
            RolloutSource source,
            GroupScorer scorer,
            Workers workers,
            Consumer<ScoredRollout> keeper,
            Function<RolloutId, Optional<Score>> earlier,
            Consumer<RolloutEvent> events) {
        this.earlier = earlier;
        this.source = source;
        this.scorer = scorer;
        this.workers = workers;
        this.keeper = keeper;
        this.events = events;
    }

    /** The groups of the sweep as they become complete, one for each task that has attempts, in the order of the tasks. */
    public List<CompletableFuture<Group>> start(Sweep sweep) {
        return startInterleaved(List.of(sweep)).get(0);
    }

    /**
     * Starts several sweeps side by side, task by task, so that whatever changes over time (load, a hosted model) touches
     * them alike. One list of groups for each sweep.
     */
    public List<List<CompletableFuture<Group>>> startInterleaved(List<Sweep> sweeps) {
        List<List<CompletableFuture<Group>>> results = new ArrayList<>();
        sweeps.forEach(sweep -> results.add(new ArrayList<>()));
        int longest =
                sweeps.stream().mapToInt(sweep -> sweep.tasks().size()).max().orElse(0);
        for (int place = 0; place < longest; place++) {
            for (int arm = 0; arm < sweeps.size(); arm++) {
                Sweep sweep = sweeps.get(arm);
                if (place < sweep.tasks().size()) {
                    group(sweep, sweep.tasks().get(place)).ifPresent(results.get(arm)::add);
                }
            }
        }
        return results;
    }

    private Optional<CompletableFuture<Group>> group(Sweep sweep, TaskSamples wanted) {
        Task task = wanted.task();
        int samples = source.samples(sweep.pass(), task, wanted.samples());
        if (samples == 0) {
            return Optional.empty();
        }
        List<CompletableFuture<Rollout>> rollouts = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            RolloutId id = new RolloutId(sweep.pass(), task.id(), sample);
            rollouts.add(workers.submit(Role.ROLLOUTS, () -> attempt(id, task, sweep)));
        }
        VersionId version = source.library(sweep.pass(), sweep.version());
        return Optional.of(CompletableFuture.allOf(rollouts.toArray(CompletableFuture[]::new))
                .thenCompose(done ->
                        workers.submitFollowUp(Role.JUDGING, () -> score(sweep.pass(), task, version, rollouts))));
    }

    private Rollout attempt(RolloutId id, Task task, Sweep sweep) {
        events.accept(new RolloutEvent.Started(id));
        Rollout rollout = source.attempt(id, task, sweep.version(), sweep.temperature());
        events.accept(new RolloutEvent.Ended(rollout));
        return rollout;
    }

    /** The scores as they were given before, if every attempt that was completed has one; the others have none to wait for. */
    private Optional<List<Score>> kept(Task task, List<Rollout> rollouts) {
        List<Score> scores = new ArrayList<>();
        boolean isAny = false;
        for (Rollout rollout : rollouts) {
            Optional<Score> before = earlier.apply(rollout.id());
            if (before.isEmpty() && rollout.ending() instanceof Ending.Completed) {
                return Optional.empty();
            }
            isAny |= before.isPresent();
            scores.add(
                    before.orElseGet(() -> scorer.score(task, List.of(rollout)).get(0)));
        }
        return isAny ? Optional.of(scores) : Optional.empty();
    }

    private Group score(PassId pass, Task task, VersionId version, List<CompletableFuture<Rollout>> futures) {
        List<Rollout> rollouts = futures.stream().map(CompletableFuture::join).toList();
        Optional<List<Score>> kept = kept(task, rollouts);
        List<Score> scores = kept.orElseGet(() -> scorer.score(task, rollouts));
        List<ScoredRollout> members = new ArrayList<>();
        for (int i = 0; i < rollouts.size(); i++) {
            ScoredRollout member = new ScoredRollout(rollouts.get(i), scores.get(i));
            keeper.accept(member);
            events.accept(new RolloutEvent.Scored(member));
            members.add(member);
        }
        // Only now, for the attempts are kept whatever the evaluator made of them.
        if (kept.isEmpty()) {
            health.gave(scores);
        }
        Group group = new Group(task, version, members);
        events.accept(new RolloutEvent.GroupScored(pass, group));
        return group;
    }
}
