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
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.view.RunRecord;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Attempts of earlier runs that were measured as these are to be: the same task, lessons, model, agent and settings. They are paid for already. None stands in two
 * arms: one that an arm of the same name made goes to that arm, so that what is made anew is drawn apart from what is reused. What an earlier run had reused itself is taken from where it was made. Attempts that a failure cut off are left
 * out; those that ran out of tokens count, for to make only these again would favour the lucky.
 */
final class ReusedAttempts {

    private static final String INPUT = "reused";
    private static final Set<String> ONLY_IF_USED =
            Set.of("tools", "toolSpecifications", "agent", "retrieval", "strategy.retrieval");
    private static final Set<Score.Cause> LOST = Set.of(Score.Cause.FAILED, Score.Cause.EVALUATOR_FAILED);

    private final Map<RolloutId, ScoredRollout> attempts = new HashMap<>();
    private final Map<RolloutId, RolloutId> sources = new LinkedHashMap<>();

    /**
     * What is looked for.
     *
     * @param arms with the settings that decide what their attempts come to
     * @param tasks to attempt
     * @param samples attempts at each of them
     */
    record Wanted(List<ArmSettings> arms, List<Task> tasks, int samples) {}

    /**
     * How an arm is measured.
     *
     * @param arm with its name and lessons
     * @param settings by the names they have in the journal of an evaluation
     */
    record ArmSettings(MeasuredArm arm, Map<String, String> settings) {}

    private record Place(String pass, TaskId task) {}

    /** Those that a run may use: those it used when it was stopped, or, for a run that begins, those of all runs but itself, unless it is to make all its attempts. */
    static ReusedAttempts of(ExperienceStore store, RunCoordinator.Begun run, Wanted wanted, RunChoice choice) {
        Optional<String> before = run.journal().given(INPUT);
        List<RunId> from = before.isPresent()
                ? Arrays.stream(before.get().split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(RunId::new)
                        .toList()
                : run.resumed() || choice != RunChoice.TAKE_UP ? List.of() : others(store, run.id());
        ReusedAttempts reused = new ReusedAttempts();
        reused.find(store, run.id(), from, wanted);
        if (before.isEmpty()) {
            run.journal()
                    .append(new JournalEntry.RunInput(
                            INPUT, reused.runs().stream().map(RunId::value).collect(Collectors.joining(" "))));
        }
        return reused;
    }

    /** The oldest first, so that a version has the same attempts whenever it is compared. */
    private static List<RunId> others(ExperienceStore store, RunId own) {
        return store.runs().list().stream()
                .filter(run -> run.kind().equals(LearnJob.KIND) || run.kind().equals(EvaluationJob.KIND))
                .filter(run -> run.damage().isEmpty() && run.pruned().isEmpty())
                .map(RunRecord::id)
                .filter(id -> !id.equals(own))
                .toList();
    }

    private void find(ExperienceStore store, RunId own, List<RunId> from, Wanted wanted) {
        Map<Integer, Map<Place, Deque<ScoredRollout>>> found = new HashMap<>();
        for (RunId id : from) {
            Optional<RunRecord> run =
                    store.runs().find(id).filter(one -> one.pruned().isEmpty());
            List<Integer> alike = run.map(one -> Stream.iterate(
                                    0, arm -> arm < wanted.arms().size(), arm -> arm + 1)
                            .filter(arm -> isAlike(one, wanted.arms().get(arm).settings()))
                            .toList())
                    .orElse(List.of());
            if (!alike.isEmpty()) {
                collect(store.recorded(id), id, alike, wanted, found);
            }
        }
        Set<RolloutId> taken = new HashSet<>();
        take(own, wanted, found, taken, true);
        take(own, wanted, found, taken, false);
    }

    private static boolean isAlike(RunRecord run, Map<String, String> settings) {
        RunSpec spec = RunSpec.recorded(run.kind(), run.library(), run.configuration());
        boolean isLearned = run.kind().equals(LearnJob.KIND);
        return settings.entrySet().stream().allMatch(wanted -> {
                    String name = isLearned && wanted.getKey().equals("temperature")
                            ? "evaluationTemperature"
                            : wanted.getKey();
                    return spec.setting(name).equals(Optional.of(wanted.getValue()));
                })
                && spec.settings().keySet().stream()
                        .filter(name -> ONLY_IF_USED.contains(name) || name.startsWith("judge."))
                        .allMatch(settings::containsKey);
    }

    private static void collect(
            RecordedRun run,
            RunId id,
            List<Integer> alike,
            Wanted wanted,
            Map<Integer, Map<Place, Deque<ScoredRollout>>> found) {
        Map<TaskId, Task> asked = new HashMap<>();
        try {
            new RunInputs(id.value(), run).test().tasks().forEach(task -> asked.put(task.id(), task));
        } catch (UserError e) {
            return;
        }
        Map<TaskId, Task> same = wanted.tasks().stream()
                .filter(task -> task.equals(asked.get(task.id())))
                .collect(Collectors.toMap(Task::id, task -> task));
        Set<CallSite> made = run.answeredAt();
        for (ScoredRollout attempt : run.attempts().values()) {
            RolloutId place = attempt.rollout().id();
            String pass = place.pass().name();
            if (!same.containsKey(place.task())
                    || !isMeasured(place.pass())
                    || isLost(attempt)
                    || !made.contains(place.site())) {
                continue;
            }
            for (int arm : alike) {
                MeasuredArm measured = wanted.arms().get(arm).arm();
                if (measured.asked().showsAll()
                        && attempt.rollout()
                                .library()
                                .equals(measured.arm().version().id())) {
                    found.computeIfAbsent(arm, any -> new LinkedHashMap<>())
                            .computeIfAbsent(new Place(pass, place.task()), any -> new ArrayDeque<>())
                            .add(attempt);
                }
            }
        }
    }

    private static boolean isMeasured(PassId pass) {
        return pass.step().number() == 0
                && pass.name().startsWith(EvaluationRun.PASS)
                && !pass.name().equals(EvaluationRun.PASS + EvaluationArm.Kind.RETRIEVED.word())
                && !pass.name().equals(EvaluationRun.PASS + EvaluationArm.Kind.SHUFFLED.word());
    }

    private static boolean isLost(ScoredRollout attempt) {
        return attempt.score() instanceof Score.Unscored unscored && LOST.contains(unscored.cause());
    }

    private void take(
            RunId own,
            Wanted wanted,
            Map<Integer, Map<Place, Deque<ScoredRollout>>> found,
            Set<RolloutId> taken,
            boolean ofSameName) {
        for (int arm = 0; arm < wanted.arms().size(); arm++) {
            String name =
                    EvaluationRun.PASS + wanted.arms().get(arm).arm().arm().name();
            PassId pass = new PassId(new StepId(own, 0), name);
            Map<Place, Deque<ScoredRollout>> there = found.getOrDefault(arm, Map.of());
            for (Task task : wanted.tasks()) {
                List<ScoredRollout> fitting = there.entrySet().stream()
                        .filter(entry -> entry.getKey().task().equals(task.id()))
                        .filter(entry -> !ofSameName || entry.getKey().pass().equals(name))
                        .flatMap(entry -> entry.getValue().stream())
                        .filter(attempt -> !taken.contains(attempt.rollout().id()))
                        .toList();
                int next = 0;
                for (int sample = 0; sample < wanted.samples() && next < fitting.size(); sample++) {
                    RolloutId id = new RolloutId(pass, task.id(), sample);
                    if (!attempts.containsKey(id)) {
                        ScoredRollout attempt = fitting.get(next++);
                        taken.add(attempt.rollout().id());
                        sources.put(id, attempt.rollout().id());
                        attempts.put(id, renamed(attempt, id));
                    }
                }
            }
        }
    }

    private static ScoredRollout renamed(ScoredRollout attempt, RolloutId id) {
        Rollout rollout = attempt.rollout();
        return new ScoredRollout(
                new Rollout(id, rollout.exposure(), rollout.trajectory(), rollout.ending()), attempt.score());
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

    /** The score that one of them was given. */
    Optional<Score> score(Rollout rollout) {
        return Optional.ofNullable(attempts.get(rollout.id())).map(ScoredRollout::score);
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

    /** How many there are. */
    int size() {
        return attempts.size();
    }
}
