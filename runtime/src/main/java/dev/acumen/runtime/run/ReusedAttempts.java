package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.view.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Attempts of earlier runs that were measured as these are to be: the same task, lessons, model, agent and settings ({@link MeasuredAlike}). They are paid for already. None stands in two places, and none has
 * the seed of one that is made now: an attempt at the same place of a pass of the same name is the same draw, in whatever run it was made, so the oldest of them counts and the others do not. Attempts that a
 * failure cut off are left out; those that ran out of tokens count, for to make only these again would favour the lucky.
 */
final class ReusedAttempts {

    private static final String INPUT = "reused";
    private static final Set<Score.Cause> LOST = Set.of(Score.Cause.FAILED, Score.Cause.EVALUATOR_FAILED);
    private static final EntryCodec CODEC = new EntryCodec();

    private final Map<RolloutId, ScoredRollout> attempts = new HashMap<>();
    private final Map<RolloutId, RolloutId> sources = new LinkedHashMap<>();
    private final boolean keepsScores;

    private ReusedAttempts(boolean keepsScores) {
        this.keepsScores = keepsScores;
    }

    /**
     * What is looked for.
     *
     * @param arms with what tells which attempts are alike
     * @param tasks to attempt
     * @param samples attempts at each of them
     * @param keepsScores whether the scores are taken over too, because to score again would be paid for; what scores for nothing may have changed
     */
    record Wanted(List<ArmKey> arms, List<Task> tasks, int samples, boolean keepsScores) {}

    /**
     * How an arm is measured.
     *
     * @param arm with its name and lessons
     * @param key as {@link MeasuredAlike} has it
     */
    record ArmKey(MeasuredArm arm, String key) {

        private String pass() {
            return EvaluationRun.PASS + arm.arm().name();
        }
    }

    /** An attempt in whatever run. */
    private record Place(String pass, TaskId task, int sample) {
        static Place of(RolloutId id) {
            return new Place(id.pass().name(), id.task(), id.sample());
        }
    }

    /** One that stands in the place of another; kept with the run, so that it decides the same when it is taken up. */
    private record Reused(RolloutId place, RolloutId source) {}

    /** What a run keeps of it. */
    private record Kept(List<Reused> reused) {}

    /** Those that a run used when it was stopped, or, for a run that begins, those of all other runs, unless it is to make all its attempts. */
    static ReusedAttempts of(ExperienceStore store, RunCoordinator.Begun run, Wanted wanted, RunChoice choice) {
        ReusedAttempts reused = new ReusedAttempts(wanted.keepsScores());
        Optional<String> before = run.journal().given(INPUT);
        if (before.isPresent()) {
            reused.read(store, CODEC.readValue(before.get(), Kept.class));
        } else {
            if (!run.resumed() && choice == RunChoice.TAKE_UP) {
                reused.find(store, run.id(), wanted);
            }
            List<Reused> kept = new ArrayList<>();
            reused.sources.forEach((place, source) -> kept.add(new Reused(place, source)));
            run.journal().append(new JournalEntry.RunInput(INPUT, CODEC.writeValue(new Kept(kept))));
        }
        return reused;
    }

    /** What is there no more is attempted. */
    private void read(ExperienceStore store, Kept kept) {
        Map<RunId, RecordedRun> runs = new HashMap<>();
        for (Reused one : kept.reused()) {
            RunId of = one.source().pass().step().run();
            if (store.runs().find(of).filter(run -> run.damage().isEmpty()).isPresent()) {
                Optional.ofNullable(runs.computeIfAbsent(of, store::recorded)
                                .attempts()
                                .get(one.source()))
                        .ifPresent(attempt -> put(one.place(), attempt));
            }
        }
    }

    private void put(RolloutId place, ScoredRollout attempt) {
        Rollout rollout = attempt.rollout();
        sources.put(place, rollout.id());
        attempts.put(
                place,
                new ScoredRollout(
                        new Rollout(place, rollout.exposure(), rollout.trajectory(), rollout.ending()),
                        attempt.score()));
    }

    /** The oldest first, so that a version has the same attempts whenever it is compared. */
    private void find(ExperienceStore store, RunId own, Wanted wanted) {
        Map<Integer, Map<Place, ScoredRollout>> found = new HashMap<>();
        for (RunRecord run : store.runs().list()) {
            Map<String, List<Integer>> alike = run.id().equals(own) ? Map.of() : alike(run, wanted);
            if (!alike.isEmpty() && run.damage().isEmpty() && run.pruned().isEmpty()) {
                collect(store.recorded(run.id()), run.id(), alike, wanted, found);
            }
        }
        Set<Place> taken = new HashSet<>();
        for (int arm = 0; arm < wanted.arms().size(); arm++) {
            takeOwn(own, wanted, arm, found.getOrDefault(arm, Map.of()), taken);
        }
        for (int arm = 0; arm < wanted.arms().size(); arm++) {
            takeOthers(own, wanted, arm, found.getOrDefault(arm, Map.of()), taken);
        }
    }

    /** The arms that each pass of a run was measured like. */
    private static Map<String, List<Integer>> alike(RunRecord run, Wanted wanted) {
        Map<String, List<Integer>> alike = new HashMap<>();
        MeasuredAlike.noted(run.configuration()).forEach((pass, key) -> {
            List<Integer> arms = IntStream.range(0, wanted.arms().size())
                    .filter(arm -> wanted.arms().get(arm).key().equals(key)
                            && wanted.arms().get(arm).arm().asked().showsAll())
                    .boxed()
                    .toList();
            if (!arms.isEmpty()) {
                alike.put(pass, arms);
            }
        });
        return alike;
    }

    private static void collect(
            RecordedRun run,
            RunId id,
            Map<String, List<Integer>> alike,
            Wanted wanted,
            Map<Integer, Map<Place, ScoredRollout>> found) {
        Map<TaskId, Task> asked = new HashMap<>();
        try {
            new RunInputs(id.value(), run).test().tasks().forEach(task -> asked.put(task.id(), task));
        } catch (UserError e) {
            return;
        }
        Set<TaskId> same = wanted.tasks().stream()
                .filter(task -> task.equals(asked.get(task.id())))
                .map(Task::id)
                .collect(Collectors.toSet());
        Set<CallSite> made = run.answeredAt();
        for (ScoredRollout attempt : run.attempts().values()) {
            RolloutId place = attempt.rollout().id();
            boolean isMade = place.pass().step().number() == 0
                    && same.contains(place.task())
                    && !isLost(attempt)
                    && made.contains(place.site());
            if (!isMade) {
                continue;
            }
            for (int arm : alike.getOrDefault(place.pass().name(), List.of())) {
                LibraryVersion version = wanted.arms().get(arm).arm().arm().version();
                if (isShownAll(attempt, version)) {
                    found.computeIfAbsent(arm, any -> new LinkedHashMap<>()).putIfAbsent(Place.of(place), attempt);
                }
            }
        }
    }

    private static boolean isShownAll(ScoredRollout attempt, LibraryVersion version) {
        return attempt.rollout().library().equals(version.id())
                && attempt.rollout()
                        .exposure()
                        .shown()
                        .filter(shown -> shown.size() == version.lessons().size())
                        .isPresent();
    }

    private static boolean isLost(ScoredRollout attempt) {
        return attempt.score() instanceof Score.Unscored unscored && LOST.contains(unscored.cause());
    }

    /** Those that were made at the same place. */
    private void takeOwn(RunId own, Wanted wanted, int arm, Map<Place, ScoredRollout> found, Set<Place> taken) {
        for (RolloutId id : places(own, wanted, arm)) {
            ScoredRollout attempt = found.get(Place.of(id));
            if (attempt != null && taken.add(Place.of(id))) {
                put(id, attempt);
            }
        }
    }

    /** Those that were made at a place where this run makes none. */
    private void takeOthers(RunId own, Wanted wanted, int arm, Map<Place, ScoredRollout> found, Set<Place> taken) {
        Set<Place> ofThisRun = IntStream.range(0, wanted.arms().size())
                .boxed()
                .flatMap(any -> places(own, wanted, any).stream())
                .map(Place::of)
                .collect(Collectors.toSet());
        Map<TaskId, List<Place>> spare = found.keySet().stream()
                .filter(place -> !ofThisRun.contains(place) && !taken.contains(place))
                .collect(Collectors.groupingBy(
                        Place::task, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        for (RolloutId id : places(own, wanted, arm)) {
            List<Place> left = spare.getOrDefault(id.task(), List.of());
            if (!attempts.containsKey(id) && !left.isEmpty()) {
                Place place = left.remove(0);
                ScoredRollout attempt = found.get(place);
                if (attempt != null && taken.add(place)) {
                    put(id, attempt);
                }
            }
        }
    }

    private static List<RolloutId> places(RunId own, Wanted wanted, int arm) {
        PassId pass = new PassId(new StepId(own, 0), wanted.arms().get(arm).pass());
        return wanted.tasks().stream()
                .flatMap(task ->
                        IntStream.range(0, wanted.samples()).mapToObj(sample -> new RolloutId(pass, task.id(), sample)))
                .toList();
    }

    /** Those, and where there is none what the other source makes. */
    RolloutSource before(RolloutSource live) {
        return new RolloutSource() {
            @Override
            public int samples(PassId pass, Task task, int wanted) {
                return live.samples(pass, task, wanted);
            }

            @Override
            public VersionId library(PassId pass, LibraryVersion wanted) {
                return live.library(pass, wanted);
            }

            @Override
            public Rollout attempt(RolloutId id, Task task, LibraryVersion version, double temperature) {
                ScoredRollout known = attempts.get(id);
                return known == null ? live.attempt(id, task, version, temperature) : known.rollout();
            }
        };
    }

    /** The score that one of them was given, if scores are kept. */
    Optional<Score> score(Rollout rollout) {
        return keepsScores
                ? Optional.ofNullable(attempts.get(rollout.id())).map(ScoredRollout::score)
                : Optional.empty();
    }

    /** The attempt of an earlier run that stands in the place of one here, if one does. */
    Optional<RolloutId> source(RolloutId id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The runs that they are of. */
    List<RunId> runs() {
        return sources.values().stream()
                .map(id -> id.pass().step().run())
                .distinct()
                .toList();
    }
}
