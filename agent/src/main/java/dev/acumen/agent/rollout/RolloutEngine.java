package dev.acumen.agent.rollout;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.agent.internal.EvaluatorHealth;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.VersionId;
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
import java.util.stream.Stream;

/**
 * Makes all attempts of a sweep at once, those aside that wait for what the first ones of their task come to, and puts them into groups, in (task, sample) order
 * whatever finished first.
 */
public final class RolloutEngine {

    private final RolloutSource source;
    private final GroupScorer scorer;
    private final Workers workers;
    private final Consumer<ScoredRollout> keeper;
    private final Consumer<RolloutEvent> events;
    private final Function<Rollout, Optional<Score>> earlier;
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
            Function<Rollout, Optional<Score>> earlier,
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
        boolean waits = scorer.scoresAlone() && wanted.first() < wanted.samples();
        int first = waits ? Math.min(samples, wanted.first()) : samples;
        VersionId version = source.library(sweep.pass(), sweep.version());
        return Optional.of(scored(sweep, task, 0, first)
                .thenCompose(some -> first == samples || areRight(some)
                        ? CompletableFuture.completedFuture(some)
                        : scored(sweep, task, first, samples).thenApply(others -> joined(some, others)))
                .thenCompose(members -> untilMixed(sweep, wanted, members))
                .thenApply(members -> complete(sweep.pass(), new Group(task, version, members))));
    }

    /** Further attempts at a task whose attempts came out alike and not right, where they are wanted. */
    private CompletableFuture<List<ScoredRollout>> untilMixed(
            Sweep sweep, TaskSamples wanted, List<ScoredRollout> members) {
        int made = members.size();
        int most = scorer.scoresAlone() && made >= wanted.samples()
                ? source.samples(sweep.pass(), wanted.task(), wanted.most())
                : made;
        Group.Outcome outcome =
                new Group(wanted.task(), source.library(sweep.pass(), sweep.version()), members).outcome();
        if (made >= most || (outcome != Group.Outcome.ALL_WRONG && outcome != Group.Outcome.ALL_ALIKE)) {
            return CompletableFuture.completedFuture(members);
        }
        return scored(sweep, wanted.task(), made, Math.min(most, made + wanted.samples()))
                .thenCompose(others -> untilMixed(sweep, wanted, joined(members, others)));
    }

    /** The attempts from one sample to before another, made and scored. */
    private CompletableFuture<List<ScoredRollout>> scored(Sweep sweep, Task task, int from, int to) {
        List<CompletableFuture<Rollout>> rollouts = new ArrayList<>();
        for (int sample = from; sample < to; sample++) {
            RolloutId id = new RolloutId(sweep.pass(), task.id(), sample);
            rollouts.add(
                    from == 0
                            ? workers.submit(Role.ROLLOUTS, () -> attempt(id, task, sweep))
                            : workers.submitFollowUp(Role.ROLLOUTS, () -> attempt(id, task, sweep)));
        }
        return CompletableFuture.allOf(rollouts.toArray(CompletableFuture[]::new))
                .thenCompose(done -> workers.submitFollowUp(Role.JUDGING, () -> score(task, rollouts)));
    }

    private static boolean areRight(List<ScoredRollout> members) {
        return members.stream()
                .allMatch(member -> member.score()
                        .rewardIfGraded()
                        .filter(reward -> reward.value() >= 1)
                        .isPresent());
    }

    private static List<ScoredRollout> joined(List<ScoredRollout> some, List<ScoredRollout> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private Group complete(PassId pass, Group group) {
        events.accept(new RolloutEvent.GroupScored(pass, group));
        return group;
    }

    private Rollout attempt(RolloutId id, Task task, Sweep sweep) {
        events.accept(new RolloutEvent.Started(id));
        Rollout rollout = source.attempt(id, task, sweep.version(), sweep.temperature());
        events.accept(new RolloutEvent.Ended(rollout));
        return rollout;
    }

    /** The scores as they were given before, if every attempt that was completed has one; the others never reach an evaluator. */
    private Optional<List<Score>> kept(List<Rollout> rollouts) {
        List<Optional<Score>> scores = rollouts.stream()
                .map(rollout -> earlier.apply(rollout).or(() -> EvaluatorScorer.ofBroken(rollout)))
                .toList();
        boolean isAny =
                rollouts.stream().anyMatch(rollout -> earlier.apply(rollout).isPresent());
        return isAny && scores.stream().allMatch(Optional::isPresent)
                ? Optional.of(scores.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private List<ScoredRollout> score(Task task, List<CompletableFuture<Rollout>> futures) {
        List<Rollout> rollouts = futures.stream().map(CompletableFuture::join).toList();
        Optional<List<Score>> kept = kept(rollouts);
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
            health.gave(task.id(), scores);
        }
        return members;
    }
}
