package dev.acumen.learning;

import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import dev.acumen.learning.report.Forecast;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What a run is going to practise.
 *
 * @param settings how it is learned
 * @param batches says what comes next
 * @param recorded attempts made elsewhere, if they are practised in place of live ones
 */
public record LearnPlan(LearnSettings settings, BatchPlan batches, Optional<RolloutSource> recorded) {

    private static final RunId ANY = new RunId("forecast");

    /** The plan of a run with these settings, strategies and practice tasks. */
    public static LearnPlan of(
            LearnSettings settings, Strategies strategies, List<Task> practice, Optional<RolloutSource> recorded) {
        BatchPlan batches = strategies
                .batches()
                .or(() -> asRecorded(settings, practice, recorded))
                .orElseGet(() -> new PracticePlan(settings, practice, recorded.isEmpty() && settings.groundTruth()));
        return new LearnPlan(settings, batches, recorded);
    }

    /** Which tasks a thrifty run leaves out follows from what came of it; attempts that were made already are there as they are. */
    private static Optional<BatchPlan> asRecorded(
            LearnSettings settings, List<Task> practice, Optional<RolloutSource> recorded) {
        return recorded.filter(source -> settings.economy().spotChecks())
                .flatMap(source -> source.steps(practice))
                .map(steps -> BatchPlan.of(steps.stream().map(Batch::new).toList()));
    }

    /** How many steps are planned, as far as can be said. */
    int steps() {
        return batches.forecast().size();
    }

    /** How many attempts a step will make, without those that are made because others taught nothing. */
    int attempts(StepId step, Batch batch) {
        return attempts(step, batch, TaskSamples::samples);
    }

    private int attempts(StepId step, Batch batch, ToIntFunction<TaskSamples> wanted) {
        PassId pass = new PassId(step, TrainingFreeGrpo.PASS);
        return batch.plan().stream()
                .mapToInt(one -> recorded.map(source -> source.samples(pass, one.task(), wanted.applyAsInt(one)))
                        .orElse(wanted.applyAsInt(one)))
                .sum();
    }

    /**
     * What the run is about to do.
     *
     * @param practice tasks to practise
     * @param validation how many tasks there are to choose among changes with, beside practice tasks
     * @param heldOut tasks to measure on
     * @param beginsWithLessons whether the run begins with lessons, with which a guard attempts the tasks too
     * @param turns the most calls of one attempt
     */
    public Forecast forecast(
            List<Task> practice, int validation, List<Task> heldOut, boolean beginsWithLessons, int turns) {
        List<Batch> planned = batches.forecast();
        int attempts = IntStream.range(0, planned.size())
                .map(place -> attempts(new StepId(ANY, place + 1), planned.get(place), TaskSamples::most))
                .sum();
        // Tasks that failed are attempted again beside later batches.
        attempts += recorded.isPresent()
                ? 0
                : (int) Math.ceil(settings.signal().sampling().failures() * attempts);
        AdoptionSettings adoption = settings.adoption();
        int tried = adoption.gate().needsValidation()
                ? validation
                : Math.min(adoption.probeTasks(), Math.max(1, (practice.size() + validation) / 2));
        // Each plan, twice the version before, and with lessons left out one that retires some.
        int arms = adoption.plans() + 2 + (settings.lessonDropout() > 0 ? 1 : 0);
        int trials = adoption.tries() ? planned.size() * tried * arms : 0;
        int anArm = heldOut.size() * settings.heldOutSamples();
        return Forecast.of(
                new Forecast.Practice(
                        practice.size(),
                        planned.size(),
                        planned.stream().mapToInt(batch -> batch.plan().size()).sum(),
                        attempts,
                        Math.min(attempts, atLeast(planned, practice.size())),
                        recorded.isEmpty(),
                        trials,
                        adoption.plans(),
                        // Each reply with a version and without it.
                        turns == 1 ? 2 * settings.signal().measured() * planned.size() : 0),
                heldOut.size(),
                2 * anArm,
                (beginsWithLessons && settings.guard() > 0 ? 3 : 2) * anArm,
                turns);
    }

    /** If all are right, the first attempts at each task once, and two steps at least. */
    private int atLeast(List<Batch> planned, int tasks) {
        boolean endsEarly = settings.economy().endsEarly() && recorded.isEmpty();
        int least = 0;
        int seen = 0;
        for (int step = 0; step < planned.size(); step++) {
            if (endsEarly && step >= IdleStop.IDLE_STEPS && seen >= tasks) {
                break;
            }
            seen += planned.get(step).plan().size();
            least += planned.get(step).plan().stream()
                    .mapToInt(TaskSamples::first)
                    .sum();
        }
        return least;
    }
}
